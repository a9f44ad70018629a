#include "register_linkage/table.hpp"

#include <deque>
#include <functional>
#include <numeric>

#include "base/parallel_for.hpp"
#include "domain/citizen_number.hpp"
#include "han/pinyin.hpp"
#include "han/placeholder_name.hpp"

namespace jiayu::register_linkage {

struct TableBuilder::Texts {
    Dictionary numbers, names;
    std::unordered_map<std::int64_t, Code> division_codes;
};

TableBuilder::TableBuilder(DivisionForms forms) : texts_(std::make_unique<Texts>()), forms_(std::move(forms)) {
    table_.divisions.emplace_back();
}

TableBuilder::~TableBuilder() = default;

void TableBuilder::reserve(std::size_t mentions) {
    table_.rows.reserve(mentions);
    table_.mention_ids.reserve(mentions);
}

namespace {

bool is_plain_number(std::string_view text) {
    return text.size() == 18 && std::ranges::all_of(text.substr(0, 17), [](char c) { return c >= '0' && c <= '9'; }) &&
           ((text[17] >= '0' && text[17] <= '9') || text[17] == 'X');
}

std::string_view number_text(std::string_view sent, std::deque<std::string>& made) {
    return sent.empty() || is_plain_number(sent) ? sent : made.emplace_back(fold_number(sent).text);
}

std::uint8_t sex_of(Mention const& mention) {
    if (mention.role == Role::mother || mention.role == Role::wife) return 2;
    if (mention.role == Role::father || mention.role == Role::husband) return 1;
    return mention.sex == 1 || mention.sex == 2 ? mention.sex : std::uint8_t(0);
}

// A newborn's placeholder becomes the surname with 某 where a surname is to be had: the father's, or what the placeholder says.
std::string_view name_text(Mention const& mention, std::deque<std::string>& made) {
    auto placeholder = han::find_placeholder(mention.name);
    if (!placeholder || placeholder->kind == han::PlaceholderKind::unreadable) return mention.name;
    auto surname = std::string(han::split_name(mention.father_name).surname);
    if (surname.empty() && placeholder->kind == han::PlaceholderKind::nursery) surname = placeholder->surname;
    return surname.empty() ? std::string_view(mention.name) : made.emplace_back(surname + "某");
}

// The codes of one dictionary's columns, mention by mention.
struct Columns {
    std::vector<std::string_view> texts;
    std::deque<std::string> made;
    std::vector<Code> codes;

    void code_with(Dictionary& dictionary) {
        codes.resize(texts.size());
        dictionary.codes_of(texts, codes);
    }
};

Columns number_columns(Dictionary& numbers, std::span<Mention const> mentions) {
    Columns columns;
    columns.texts.reserve(4 * mentions.size());
    for (auto const& mention : mentions)
        for (auto const* sent : {mention.citizen_number.empty() ? &mention.citizen_number_sent : &mention.citizen_number, &mention.mother_number,
                                 &mention.father_number, &mention.spouse_number})
            columns.texts.push_back(number_text(*sent, columns.made));
    columns.code_with(numbers);
    return columns;
}

Columns name_columns(Dictionary& names, std::span<Mention const> mentions) {
    Columns columns;
    columns.texts.reserve(4 * mentions.size());
    for (auto const& mention : mentions) {
        columns.texts.push_back(name_text(mention, columns.made));
        columns.texts.insert(columns.texts.end(), {mention.mother_name, mention.father_name, mention.spouse_name});
    }
    columns.code_with(names);
    return columns;
}

Columns text_column(Dictionary& texts, std::span<Mention const> mentions, std::string Mention::*column) {
    Columns columns;
    columns.texts.reserve(mentions.size());
    for (auto const& mention : mentions) columns.texts.push_back(mention.*column);
    columns.code_with(texts);
    return columns;
}

std::vector<std::uint32_t> count_codes(std::span<Row const> rows, Code Row::*column, std::size_t size) {
    std::vector<std::uint32_t> counts(size);
    for (auto const& row : rows) ++counts[row.*column];
    counts[0] = 0;
    return counts;
}

std::vector<NumberValue> number_values(Dictionary& texts) {
    auto written = texts.size();
    std::vector<NumberValue> values(written);
    parallel_chunks(written, 1 << 14, [&](std::size_t begin, std::size_t end) {
        for (auto code = std::max<std::size_t>(begin, 1); code < end; ++code) values[code] = number_value(texts.text(Code(code)));
    });
    for (Code code = 1; code < written; ++code) {
        auto& value = values[code];
        value.person = value.is_valid && value.length == 15 ? texts.code_of(upgraded_number(value.view())) : code;
    }
    for (auto code = written; code < texts.size(); ++code) {
        values.push_back(number_value(texts.text(code)));
        values.back().person = code;
    }
    return values;
}

std::vector<NameValue> name_values(Dictionary const& texts, std::span<Row const> rows) {
    std::vector<NameValue> values(texts.size());
    parallel_chunks(values.size(), 1 << 13, [&](std::size_t begin, std::size_t end) {
        for (auto code = std::max<std::size_t>(begin, 1); code < end; ++code) values[code] = name_value(texts.text(Code(code)), Code(code));
    });
    for (auto const& row : rows)
        if (row.name) ++values[row.name].count;
    std::unordered_map<std::uint64_t, std::uint32_t> pinyin_counts, surname_counts;
    for (auto const& value : values) {
        pinyin_counts[value.pinyin] += value.count;
        surname_counts[value.surname_sound] += value.count;
    }
    for (auto& value : values) {
        value.pinyin_count = value.pinyin ? pinyin_counts[value.pinyin] : value.count;
        value.surname_count = surname_counts[value.surname_sound];
    }
    return values;
}

// Rows stand in the order of their mentions, so that the order of arrival changes nothing.
void sort_by_mention(Table& table) {
    if (std::ranges::is_sorted(table.mention_ids)) return;
    std::vector<RowIndex> order(table.rows.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](RowIndex row) { return table.mention_ids[row]; });
    Table sorted;
    for (auto row : order) {
        sorted.rows.push_back(table.rows[row]);
        sorted.mention_ids.push_back(table.mention_ids[row]);
    }
    table.rows.swap(sorted.rows);
    table.mention_ids.swap(sorted.mention_ids);
}

}  // namespace

Code TableBuilder::division_code(std::int64_t division) {
    if (!division) return 0;
    auto [at, is_new] = texts_->division_codes.try_emplace(division, Code(table_.divisions.size()));
    auto form = forms_.find(division);
    if (is_new) table_.divisions.push_back({division, form == forms_.end() ? division : form->second});
    return at->second;
}

void TableBuilder::add(std::span<Mention const> mentions) {
    std::array<Columns, 5> all;
    auto& [numbers, names, phones, households, certificates] = all;
    std::array<std::function<void()>, 5> const tasks{
        [&] { numbers = number_columns(texts_->numbers, mentions); },
        [&] { names = name_columns(texts_->names, mentions); },
        [&] { phones = text_column(table_.phones, mentions, &Mention::phone); },
        [&] { households = text_column(table_.households, mentions, &Mention::household_number); },
        [&] { certificates = text_column(table_.certificates, mentions, &Mention::birth_certificate_number); },
    };
    constexpr std::size_t worth_threads = 1024;
    if (mentions.size() < worth_threads)
        for (auto const& task : tasks) task();
    else
        parallel_for(tasks.size(), [&](std::size_t i) { tasks[i](); });
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        auto const& mention = mentions[i];
        auto const *number = &numbers.codes[4 * i], *name = &names.codes[4 * i];
        table_.rows.push_back({.number = number[0], .mother_number = number[1], .father_number = number[2], .spouse_number = number[3],
                               .name = name[0], .mother_name = name[1], .father_name = name[2], .spouse_name = name[3],
                               .phone = phones.codes[i], .household = households.codes[i], .certificate = certificates.codes[i],
                               .division = division_code(mention.division_code), .birth_date = mention.birth_date,
                               .record = std::uint32_t(mention.record_id), .department = std::uint8_t(mention.department),
                               .role = std::uint8_t(mention.role), .sex = sex_of(mention), .ethnic_group = mention.ethnic_group});
        table_.mention_ids.push_back(mention.mention_id);
    }
}

Table TableBuilder::finish() {
    sort_by_mention(table_);
    table_.population = table_.rows.size();
    table_.numbers = number_values(texts_->numbers);
    table_.names = name_values(texts_->names, table_.rows);
    for (auto& row : table_.rows) {
        auto const& number = table_.numbers[row.number];
        bool is_doubted = (row.birth_date && row.birth_date != number.birth_date) || (row.sex && row.sex != number.sex);
        row.trusted_person = number.is_valid && !is_doubted ? number.person : 0;
        if (!row.birth_date) row.birth_date = number.birth_date;
        if (!row.sex) row.sex = number.sex;
    }
    table_.number_counts = count_codes(table_.rows, &Row::number, table_.numbers.size());
    table_.phone_counts = count_codes(table_.rows, &Row::phone, table_.phones.size());
    table_.household_counts = count_codes(table_.rows, &Row::household, table_.households.size());
    table_.certificate_counts = count_codes(table_.rows, &Row::certificate, table_.certificates.size());
    texts_ = std::make_unique<Texts>();
    return std::exchange(table_, Table());
}

}  // namespace jiayu::register_linkage
