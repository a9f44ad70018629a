#include "linkage/table.hpp"

#include <numeric>

#include "base/parallel_for.hpp"
#include "domain/citizen_number.hpp"
#include "han/pinyin.hpp"
#include "han/placeholder_name.hpp"

namespace jiayu::linkage {

struct TableBuilder::Texts {
    Dictionary numbers, names, divisions;
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

Code number_code(Dictionary& numbers, std::string_view sent) {
    if (sent.empty()) return 0;
    return is_plain_number(sent) ? numbers.code_of(sent) : numbers.code_of(fold_number(sent).text);
}

std::uint8_t sex_of(Mention const& mention) {
    if (mention.role == Role::mother || mention.role == Role::wife) return 2;
    if (mention.role == Role::father || mention.role == Role::husband) return 1;
    return mention.sex == 1 || mention.sex == 2 ? mention.sex : std::uint8_t(0);
}

// A newborn's placeholder becomes the surname with 某 where a surname is to be had: the father's, or what the placeholder says.
Code name_code(Dictionary& names, Mention const& mention) {
    auto placeholder = han::find_placeholder(mention.name);
    if (!placeholder || placeholder->kind == han::PlaceholderKind::unreadable) return names.code_of(mention.name);
    auto surname = std::string(han::split_name(mention.father_name).surname);
    if (surname.empty() && placeholder->kind == han::PlaceholderKind::nursery) surname = placeholder->surname;
    return names.code_of(surname.empty() ? mention.name : surname + "某");
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

void TableBuilder::add(Mention const& mention) {
    auto& numbers = texts_->numbers;
    auto& names = texts_->names;
    Row row;
    row.number = number_code(numbers, mention.citizen_number.empty() ? mention.citizen_number_sent : mention.citizen_number);
    row.mother_number = number_code(numbers, mention.mother_number);
    row.father_number = number_code(numbers, mention.father_number);
    row.spouse_number = number_code(numbers, mention.spouse_number);
    row.name = name_code(names, mention);
    row.mother_name = names.code_of(mention.mother_name);
    row.father_name = names.code_of(mention.father_name);
    row.spouse_name = names.code_of(mention.spouse_name);
    row.phone = table_.phones.code_of(mention.phone);
    row.household = table_.households.code_of(mention.household_number);
    row.certificate = table_.certificates.code_of(mention.birth_certificate_number);
    if (mention.division_code) {
        auto [at, is_new] = texts_->division_codes.try_emplace(mention.division_code, Code(table_.divisions.size()));
        row.division = at->second;
        auto form = forms_.find(mention.division_code);
        if (is_new) table_.divisions.push_back({mention.division_code, form == forms_.end() ? mention.division_code : form->second});
    }
    row.birth_date = mention.birth_date;
    row.record = std::uint32_t(mention.record_id);
    row.department = std::uint8_t(mention.department);
    row.role = std::uint8_t(mention.role);
    row.sex = sex_of(mention);
    row.ethnic_group = mention.ethnic_group;
    table_.rows.push_back(row);
    table_.mention_ids.push_back(mention.mention_id);
}

Table TableBuilder::finish() {
    sort_by_mention(table_);
    table_.population = table_.rows.size();
    table_.numbers = number_values(texts_->numbers);
    table_.names = name_values(texts_->names, table_.rows);
    for (auto& row : table_.rows) {
        auto const& number = table_.numbers[row.number];
        row.number_is_doubted = number.is_valid && ((row.birth_date && row.birth_date != number.birth_date) || (row.sex && row.sex != number.sex));
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

}  // namespace jiayu::linkage
