#include "rules/table_cell.hpp"

#include <charconv>

#include "rules/messages.hpp"

namespace jiayu::rules {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    auto first = text.find_first_not_of(blank);
    return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(blank) + 1 - first);
}

constexpr std::pair<std::string_view, std::string_view> signs[] = {{"≥", ">="}, {"≤", "<="}, {"、", ","}, {"…", ".."}, {"　", " "}};

// What input methods write for the signs of ASCII: full width, U+FF01 to U+FF5E.
std::string in_ascii_signs(std::string_view cell) {
    std::string text;
    for (std::size_t at = 0; at < cell.size();) {
        auto rest = cell.substr(at);
        auto sign = std::ranges::find_if(signs, [&](auto const& pair) { return rest.starts_with(pair.first); });
        bool full_width = rest.size() >= 3 && rest[0] == '\xEF' && (rest[1] == '\xBC' || rest[1] == '\xBD');
        constexpr int first_full_width = 0xFF01, last_full_width = 0xFF5E, to_ascii = 0xFEE0;
        int code = full_width ? 0xF000 | (rest[1] & 0x3F) << 6 | (rest[2] & 0x3F) : 0;
        if (sign != std::end(signs)) {
            text += sign->second;
            at += sign->first.size();
        } else if (code >= first_full_width && code <= last_full_width) {
            text += char(code - to_ascii);
            at += 3;
        } else {
            text += cell[at++];
        }
    }
    return text;
}

std::optional<Constant> whole_of(std::string_view text) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional<Constant>(number) : std::nullopt;
}

// 59000 (fen), 590元 or yuan(590).
std::optional<Constant> money_of(std::string_view text) {
    constexpr std::string_view unit = "元", call = "yuan(";
    bool yuan = text.ends_with(unit) || (text.starts_with(call) && text.ends_with(')'));
    if (text.ends_with(unit)) text.remove_suffix(unit.size());
    else if (yuan) text = text.substr(call.size(), text.size() - call.size() - 1);
    auto number = whole_of(trimmed(text));
    if (!number || !yuan) return number;
    constexpr std::int64_t fen = 100;
    std::int64_t amount = 0;
    return __builtin_mul_overflow(std::get<std::int64_t>(*number), fen, &amount) ? std::nullopt : std::optional<Constant>(amount);
}

std::optional<Constant> truth_of(std::string_view text) {
    for (auto word : {"true", "yes", "是"})
        if (text == word) return Constant(true);
    for (auto word : {"false", "no", "否"})
        if (text == word) return Constant(false);
    return std::nullopt;
}

std::optional<Constant> text_of(std::string_view text) {
    bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    auto inner = quoted ? text.substr(1, text.size() - 2) : text;
    bool plain = inner.find('"') == inner.npos && inner.find('\0') == inner.npos && (quoted || !inner.empty());
    return plain ? std::optional<Constant>(std::string(inner)) : std::nullopt;
}

std::optional<Constant> code_of(std::string_view text, CodeSet const& set) {
    auto named = set.find(text);
    return named == set.end() ? whole_of(text) : std::optional<Constant>(named->second);
}

class CellParser {
public:
    CellParser(std::string_view cell, Type const& type, Vocabulary const& vocabulary) : cell_(cell), type_(type), vocabulary_(vocabulary) {}

    Result<CellTest> test() {
        auto text = in_ascii_signs(cell_);
        std::string_view rest = trimmed(text);
        if (rest == "-") return CellTest{};
        CellTest test;
        constexpr std::string_view negation = "not(";
        test.negated = rest.starts_with(negation) && rest.ends_with(')');
        if (test.negated) rest = rest.substr(negation.size(), rest.size() - negation.size() - 1);
        for (auto part : split(rest)) {
            auto interval = this->interval(trimmed(part));
            if (!interval) return std::unexpected(interval.error());
            test.alternatives.push_back(std::move(*interval));
        }
        return test;
    }

    Result<Constant> value(std::string_view text) const {
        std::optional<Constant> value;
        switch (type_.kind) {
            case Kind::integer: value = whole_of(text); break;
            case Kind::money: value = money_of(text); break;
            case Kind::boolean: value = truth_of(text); break;
            case Kind::text: value = text_of(text); break;
            case Kind::code: value = code_of(text, vocabulary_.code_sets.at(type_.code_set)); break;
            case Kind::date:
                if (auto day = date_from_iso(text)) value = *day;
                break;
            default: break;
        }
        if (value) return std::move(*value);
        if (type_.kind == Kind::code) return refuse_code(text);
        return refuse(message::cell_value, {{"found", std::string(text)}, {"expected", name_of(type_)}});
    }

private:
    std::unexpected<Error> refuse_code(std::string_view text) const {
        std::vector<std::string> names;
        for (auto const& [name, code] : vocabulary_.code_sets.at(type_.code_set)) names.push_back(name);
        return refuse(message::cell_code, {{"found", std::string(text)}, {"set", type_.code_set}, {"nearest", nearest_name(names, text)}});
    }

    std::unexpected<Error> refuse_form() const { return refuse(message::cell_form, {{"found", std::string(cell_)}}); }

    bool is_ordered() const { return type_.kind == Kind::integer || type_.kind == Kind::money || type_.kind == Kind::date; }

    // At commas outside of quotes and brackets.
    static std::vector<std::string_view> split(std::string_view text) {
        std::vector<std::string_view> parts;
        bool quoted = false;
        std::size_t begin = 0;
        for (std::size_t at = 0; at <= text.size(); ++at) {
            if (at < text.size() && text[at] == '"') quoted = !quoted;
            if (at < text.size() && (quoted || text[at] != ',')) continue;
            parts.push_back(text.substr(begin, at - begin));
            begin = at + 1;
        }
        return parts;
    }

    Result<CellInterval> interval(std::string_view text) const {
        if (text.empty() || text.starts_with("not(")) return refuse_form();
        for (std::string_view sign : {"<=", ">=", "<", ">", "="})
            if (text.starts_with(sign)) return compared(sign, trimmed(text.substr(sign.size())));
        auto dots = text.find("..");
        bool is_range = is_ordered() && dots != text.npos && text.size() >= 4 && (text.front() == '[' || text.front() == '(') && (text.back() == ']' || text.back() == ')');
        if (is_range) return ranged(text, dots);
        auto value = this->value(text);
        if (!value) return std::unexpected(value.error());
        return CellInterval{*value, *value};
    }

    Result<CellInterval> compared(std::string_view sign, std::string_view text) const {
        auto value = this->value(text);
        if (!value) return std::unexpected(value.error());
        if (sign == "=") return CellInterval{*value, *value};
        if (!is_ordered()) return refuse(message::cell_unordered, {{"found", std::string(cell_)}, {"type", name_of(type_)}});
        bool included = sign.size() == 2;
        if (sign[0] == '<') return CellInterval{.most = *value, .with_most = included};
        return CellInterval{.least = *value, .with_least = included};
    }

    Result<CellInterval> ranged(std::string_view text, std::size_t dots) const {
        auto least = value(trimmed(text.substr(1, dots - 1)));
        auto most = value(trimmed(text.substr(dots + 2, text.size() - dots - 3)));
        if (!least) return std::unexpected(least.error());
        if (!most) return std::unexpected(most.error());
        CellInterval interval{*least, *most, text.front() == '[', text.back() == ']'};
        if (size_of(interval) <= 0) return refuse(message::cell_empty_range, {{"found", std::string(cell_)}});
        return interval;
    }

    // How many values lie in a range with two ends.
    static __int128 size_of(CellInterval const& interval) {
        auto number = [](Constant const& constant) {
            auto day = std::get_if<Date>(&constant);
            return __int128(day ? to_days(*day) : std::get<std::int64_t>(constant));
        };
        return number(*interval.most) - number(*interval.least) + 1 - !interval.with_least - !interval.with_most;
    }

    std::string_view cell_;
    Type const& type_;
    Vocabulary const& vocabulary_;
};

}  // namespace

Result<CellTest> parse_cell(std::string_view cell, Type const& type, Vocabulary const& vocabulary) { return CellParser(cell, type, vocabulary).test(); }

Result<Constant> parse_output(std::string_view cell, Type const& type, Vocabulary const& vocabulary) {
    auto text = type.kind == Kind::text ? std::string(cell) : in_ascii_signs(cell);
    return CellParser(cell, type, vocabulary).value(trimmed(text));
}

}  // namespace jiayu::rules
