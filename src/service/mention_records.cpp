#include "service/mention_records.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "domain/citizen_number.hpp"
#include "domain/department.hpp"
#include "han/pinyin.hpp"
#include "han/placeholder_name.hpp"

namespace jiayu::service {

namespace {

using linkage::Code;
using linkage::Column;
using linkage::Dictionary;

// Columns made of texts, one after the other as in `text_columns`, then those made of numbers.
enum At : std::size_t {
    citizen_number, name, phone, household, birth_certificate, mother_number, mother_name, father_number, father_name, spouse_number,
    spouse_name, texts, birth_date = texts, sex, division, ethnic_group, department, record, trusted_number, columns
};

constexpr std::array<std::string_view, columns> column_names{
    "citizen_number", "name", "phone", "household", "birth_certificate", "mother_number", "mother_name", "father_number", "father_name",
    "spouse_number", "spouse_name", "birth_date", "sex", "division", "ethnic_group", "department", "record", "trusted_number"};

// Texts that were made of what was sent; a deque keeps them where they are.
using Made = std::deque<std::string>;

bool is_plain_number(std::string_view text) {
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == 18 && std::ranges::all_of(text.substr(0, 17), is_digit) && (is_digit(text[17]) || text[17] == 'X');
}

std::string_view folded(std::string_view sent, Made& made) {
    return sent.empty() || is_plain_number(sent) ? sent : std::string_view(made.emplace_back(fold_number(sent).text));
}

// A relative's number only serves to be found again: its 15-digit form is the same number.
std::string_view upgraded(std::string_view sent, Made& made) {
    auto text = folded(sent, made);
    if (text.size() != 15) return text;
    auto number = upgrade_15_digit(text);
    return number ? std::string_view(made.emplace_back(number->reveal())) : text;
}

// The father's surname, or what the placeholder says unless that is the mother's.
std::string_view name_of_mention(Mention const& mention, Made& made) {
    auto placeholder = han::find_placeholder(mention.name);
    if (!placeholder || placeholder->kind == han::PlaceholderKind::unreadable) return mention.name;
    auto surname = std::string(han::split_name(mention.father_name).surname);
    bool is_mothers = placeholder->kind == han::PlaceholderKind::child_of &&
                      (!placeholder->parent_name.empty() || placeholder->surname == han::split_name(mention.mother_name).surname);
    if (surname.empty() && !is_mothers) surname = placeholder->surname;
    return surname.empty() ? std::string_view() : std::string_view(made.emplace_back(surname + "某"));
}

// Departments number households on their own.
std::string_view household_of(Mention const& mention, Made& made) {
    if (mention.household_number.empty()) return {};
    return made.emplace_back(std::to_string(int(mention.department)) + ':' + mention.household_number);
}

std::string_view text_of(std::size_t column, Mention const& mention, Made& made) {
    switch (column) {
        case citizen_number: return folded(mention.citizen_number.empty() ? mention.citizen_number_sent : mention.citizen_number, made);
        case name: return name_of_mention(mention, made);
        case phone: return mention.phone;
        case household: return household_of(mention, made);
        case birth_certificate: return mention.birth_certificate_number;
        case mother_number: return upgraded(mention.mother_number, made);
        case mother_name: return mention.mother_name;
        case father_number: return upgraded(mention.father_number, made);
        case father_name: return mention.father_name;
        case spouse_number: return upgraded(mention.spouse_number, made);
        default: return mention.spouse_name;
    }
}

void add_texts(Column& column, std::size_t at, std::span<Mention const> mentions) {
    Made made;
    std::vector<std::string_view> sent;
    sent.reserve(mentions.size());
    for (auto const& mention : mentions) sent.push_back(text_of(at, mention, made));
    auto before = column.codes.size();
    column.codes.resize(before + mentions.size());
    column.values.codes_of(sent, std::span(column.codes).subspan(before));
}

// Numbers that come again and again, as codes of their texts.
class NumberCodes {
public:
    Code code_of(std::int64_t number, Dictionary& values) {
        if (number == 0) return 0;
        auto [at, is_new] = codes_.try_emplace(number);
        if (is_new) at->second = values.code_of(std::to_string(number));
        return at->second;
    }

private:
    std::unordered_map<std::int64_t, Code> codes_;
};

std::int64_t sex_of(Mention const& mention) {
    if (mention.role == Role::mother || mention.role == Role::wife) return 2;
    if (mention.role == Role::father || mention.role == Role::husband) return 1;
    return mention.sex == 1 || mention.sex == 2 ? mention.sex : 0;
}

// What a number says where it is valid; `as_18` is the code of its 18-digit form.
struct NumberFacts {
    Code as_18 = 0, birth_date = 0, sex = 0;
};

}  // namespace

struct MentionRecords::Building {
    linkage::Records records;
    DivisionForms forms;
    std::array<NumberCodes, columns> codes;
    std::int64_t last_record = 0;
    std::vector<std::int64_t> record_of;

    Column& column(At at) { return records.columns[at]; }
    void add_numbers(std::span<Mention const> mentions) {
        auto add = [&](At at, std::int64_t number) { column(at).codes.push_back(codes[at].code_of(number, column(at).values)); };
        for (auto const& mention : mentions) {
            auto form = forms.find(mention.division_code);
            add(birth_date, mention.birth_date);
            add(sex, sex_of(mention));
            add(division, form == forms.end() ? mention.division_code : form->second);
            add(ethnic_group, mention.ethnic_group);
            add(department, int(mention.department));
            records.source_of.push_back(std::uint16_t(mention.department));
            record_of.push_back(mention.record_id);
        }
    }
    // Only records with several people forbid anything. Their mentions need not stand together.
    void set_records() {
        std::unordered_map<std::int64_t, Code> several;
        auto sorted = record_of;
        std::ranges::sort(sorted);
        for (std::size_t i = 1; i < sorted.size(); ++i)
            if (sorted[i] == sorted[i - 1]) several.try_emplace(sorted[i]);
        auto& made = column(record);
        made.codes.resize(record_of.size());
        for (std::size_t row = 0; row < record_of.size(); ++row)
            if (auto at = several.find(record_of[row]); at != several.end()) {
                if (!at->second) at->second = made.values.code_of(std::to_string(record_of[row]));
                made.codes[row] = at->second;
            }
    }
    std::vector<NumberFacts> facts_of_numbers();
    void trust_numbers();
};

// The dictionary of trusted numbers is that of the numbers with what 15 digits upgrade to.
std::vector<NumberFacts> MentionRecords::Building::facts_of_numbers() {
    auto& trusted = column(trusted_number).values;
    trusted = column(citizen_number).values;
    auto const written = trusted.size();
    std::vector<NumberFacts> facts(written);
    std::vector<std::optional<CitizenNumber>> upgrades(written);
    std::vector<std::int32_t> dates(written);
    parallel_chunks(written, 1 << 14, [&](std::size_t begin, std::size_t end) {
        for (auto code = std::max<std::size_t>(begin, 1); code < end; ++code) {
            auto text = trusted.text(Code(code));
            auto number = text.size() == 15 ? upgrade_15_digit(text) : CitizenNumber::parse(text);
            if (!number) continue;
            facts[code] = {.as_18 = Code(code), .sex = Code(number->sex())};
            dates[code] = std::int32_t(to_number(number->birth_date()));
            if (text.size() == 15) upgrades[code] = *number;
        }
    });
    for (Code code = 1; code < written; ++code) {
        if (!facts[code].as_18) continue;
        facts[code].birth_date = codes[birth_date].code_of(dates[code], column(birth_date).values);
        facts[code].sex = codes[sex].code_of(facts[code].sex, column(sex).values);
        if (upgrades[code]) facts[code].as_18 = trusted.code_of(upgrades[code]->reveal());
    }
    return facts;
}

// A valid number that agrees with the birth date and sex of its own mention is not another's copied by mistake.
void MentionRecords::Building::trust_numbers() {
    auto const facts = facts_of_numbers();
    auto const& numbers = column(citizen_number).codes;
    auto &dates = column(birth_date).codes, &sexes = column(sex).codes, &trusted = column(trusted_number).codes;
    trusted.resize(numbers.size());
    parallel_chunks(numbers.size(), 1 << 16, [&](std::size_t begin, std::size_t end) {
        for (auto row = begin; row < end; ++row) {
            auto const& known = facts[numbers[row]];
            bool is_doubted = (dates[row] && dates[row] != known.birth_date) || (sexes[row] && sexes[row] != known.sex);
            if (!is_doubted) trusted[row] = known.as_18;
            if (!dates[row]) dates[row] = known.birth_date;
            if (!sexes[row]) sexes[row] = known.sex;
        }
    });
}

DivisionForms forms_of(DivisionTable const& divisions) {
    std::optional<Date> last;
    for (auto const& succession : divisions.successions())
        if (!last || *last < succession.on) last = succession.on;
    DivisionForms forms;
    for (auto const& succession : divisions.successions()) {
        auto areas = divisions.areas_on(succession.from, *last);
        if (!areas.empty() && areas.front() != succession.from) forms.try_emplace(succession.from.number(), areas.front().number());
    }
    return forms;
}

MentionRecords::MentionRecords(DivisionForms forms) : building_(std::make_unique<Building>()) {
    building_->forms = std::move(forms);
    for (auto const& known : column_names) building_->records.columns.push_back({.name = std::string(known)});
    building_->records.sources.assign(1, "");
    for (auto const& known : department_names) {
        auto& sources = building_->records.sources;
        sources.resize(std::max(sources.size(), std::size_t(known.department) + 1));
        sources[std::size_t(known.department)] = known.identifier;
    }
}

MentionRecords::~MentionRecords() = default;

void MentionRecords::reserve(std::size_t mentions) {
    for (auto& column : building_->records.columns) column.codes.reserve(mentions);
    building_->records.source_of.reserve(mentions);
    building_->record_of.reserve(mentions);
}

void MentionRecords::add(std::span<Mention const> mentions) {
    auto work = [&](std::size_t i) {
        if (i == texts) building_->add_numbers(mentions);
        else add_texts(building_->records.columns[i], i, mentions);
    };
    constexpr std::size_t worth_threads = 1024;
    if (mentions.size() >= worth_threads) return parallel_for(texts + 1, work);
    for (std::size_t i = 0; i <= texts; ++i) work(i);
}

linkage::Records MentionRecords::finish() && {
    building_->trust_numbers();
    building_->set_records();
    return std::move(building_->records);
}

}  // namespace jiayu::service
