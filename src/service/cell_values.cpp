#include "service/cell_values.hpp"

#include <cstring>

#include "domain/citizen_number.hpp"
#include "domain/division.hpp"
#include "domain/money.hpp"
#include "domain/phone_number.hpp"
#include "domain/written_date.hpp"
#include "han/normalize_name.hpp"
#include "han/numerals.hpp"

namespace jiayu::service {

namespace {

bool is_ascii_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view folded(std::string_view text, TextArena& texts) {
    bool is_ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return is_ascii ? text : texts.keep(han::fold_width(text));
}

// Width folded and capitals: the form in which numbers are compared (docs/design/planted.md). A letter O stays a letter.
std::string_view folded_number(std::string_view text, TextArena& texts) {
    auto number = folded(text, texts);
    if (std::ranges::none_of(number, [](char c) { return c >= 'a' && c <= 'z'; })) return number;
    std::string capitals(number);
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    return texts.keep(capitals);
}

// The two forms that most files use go without the general reader.
std::optional<Date> read_date(std::string_view text) {
    if (text.size() == 8 && is_ascii_digits(text)) {
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        if (auto date = date_from_number(number)) return date;
    }
    if (text.size() == 10 && text[4] == '-')
        if (auto date = date_from_iso(text)) return date;
    auto date = parse_written_date(text);
    return date ? std::optional(*date) : std::nullopt;
}

std::optional<std::int64_t> read_integer(std::string_view text) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return number;
    return han::integer_from_numerals(text);
}

// "201706", and as a spreadsheet may turn it: "2017-06", "2017年6月".
std::optional<std::int64_t> read_month(std::string_view text) {
    std::int64_t parts[2] = {};
    int part = 0;
    for (char c : text) {
        if (c >= '0' && c <= '9') parts[part] = parts[part] * 10 + (c - '0');
        else if (part == 0) part = 1;
        else break;
    }
    auto month = part ? parts[0] * 100 + parts[1] : parts[0];
    bool is_month = month >= 190001 && month <= 299912 && month % 100 >= 1 && month % 100 <= 12;
    return is_month ? std::optional(month) : std::nullopt;
}

// What was sent goes along only where it is no value.
template <class Number>
CellValue value_or_sent(std::optional<Number> number, std::string_view sent) {
    return number ? CellValue{std::int64_t(*number), {}} : CellValue{{}, sent};
}

CellValue read_name(std::string_view sent, TextArena& texts) {
    auto normal = han::normalize_name(sent);
    if (normal == sent) return {db::text_or_null(sent), {}};
    return {db::text_or_null(texts.keep(normal)), db::text_or_null(sent)};
}

// `value` is the folded text; for a citizen number the caller tells the valid from the rest.
CellValue read_number(std::string_view text, TextArena& texts) { return {db::text_or_null(folded_number(text, texts)), {}}; }

CellValue read_phone(std::string_view text, TextArena& texts) {
    if (text.size() == 11 && text[0] == '1' && is_ascii_digits(text)) return {text, {}};
    auto phone = PhoneNumber::parse(text);
    return {db::text_or_null(phone ? texts.keep(phone->reveal()) : folded(text, texts)), {}};
}

CellValue read_division(std::string_view text, TextArena& texts) {
    auto code = DivisionCode::parse(folded(text, texts));
    return code ? CellValue{code->number(), {}} : CellValue{{}, text};
}

CellValue read_word(PlannedCell const& planned, std::string_view text) {
    if (!planned.words) return {text, {}};
    auto word = planned.words->find(text);
    return {word == planned.words->end() ? text : std::string_view(word->second), {}};
}

CellValue read_money(std::string_view text, std::string_view sent) {
    if (text.ends_with("元")) text = trim(text.substr(0, text.size() - std::string_view("元").size()));
    auto amount = Money::parse_yuan(text);
    return value_or_sent(amount ? std::optional(amount->fen()) : std::nullopt, sent);
}

CellValue read_one(PlannedCell const& planned, std::string_view written, std::vector<CodeLookup>& lookups, TextArena& texts) {
    auto text = trim(written);
    if (text.empty()) return {};
    switch (planned.type) {
        case ColumnType::text: return {text, {}};
        case ColumnType::name: return read_name(written, texts);
        case ColumnType::number: return read_number(text, texts);
        case ColumnType::phone: return read_phone(text, texts);
        case ColumnType::division: return read_division(text, texts);
        case ColumnType::integer: return value_or_sent(read_integer(folded(text, texts)), text);
        case ColumnType::month: return value_or_sent(read_month(folded(text, texts)), text);
        case ColumnType::word: return read_word(planned, folded(text, texts));
        case ColumnType::money: return read_money(folded(text, texts), text);
        case ColumnType::date: {
            auto date = read_date(text);
            return date ? CellValue{to_number(*date), {}} : CellValue{{}, text};
        }
        case ColumnType::code:
            return value_or_sent(lookups[std::size_t(planned.lookup)].code_of(folded(text, texts)), text);
    }
    return {};
}

std::string_view cell_at(std::span<std::string_view const> cells, int column) {
    return std::size_t(column) < cells.size() ? cells[std::size_t(column)] : std::string_view();
}

CellValue read_latest(PlannedCell const& planned, std::span<std::string_view const> cells) {
    std::int64_t latest = 0;
    for (auto column : planned.columns)
        if (auto text = trim(cell_at(cells, column)); !text.empty())
            if (auto date = read_date(text)) latest = std::max(latest, to_number(*date));
    return {db::number_or_null(latest), {}};
}

}  // namespace

std::string_view TextArena::keep(std::string_view text) {
    if (text.empty()) return {};
    auto memory = static_cast<char*>(memory_.allocate(text.size(), 1));
    std::memcpy(memory, text.data(), text.size());
    return {memory, text.size()};
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view wide_space = "\u3000", hard_space = "\u00A0";
    auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty()) {
        if (is_space(text.front())) text.remove_prefix(1);
        else if (is_space(text.back())) text.remove_suffix(1);
        else if (text.starts_with(wide_space)) text.remove_prefix(wide_space.size());
        else if (text.ends_with(wide_space)) text.remove_suffix(wide_space.size());
        else if (text.starts_with(hard_space)) text.remove_prefix(hard_space.size());
        else if (text.ends_with(hard_space)) text.remove_suffix(hard_space.size());
        else break;
    }
    return text;
}

CellValue read_cell(PlannedCell const& planned, std::span<std::string_view const> cells, std::vector<CodeLookup>& lookups, TextArena& texts) {
    if (planned.latest) return read_latest(planned, cells);
    if (planned.columns.size() == 1) return read_one(planned, cell_at(cells, planned.columns[0]), lookups, texts);
    std::string joined;
    for (auto column : planned.columns) joined += trim(cell_at(cells, column));
    return read_one(planned, joined.empty() ? std::string_view() : texts.keep(joined), lookups, texts);
}

}  // namespace jiayu::service
