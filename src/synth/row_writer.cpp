#include <fmt/compile.h>

#include "synth/row_writer.hpp"

#include "base/assert.hpp"
#include "base/date.hpp"
#include "base/utf8.hpp"
#include "exchange/csv_writer.hpp"

namespace jiayu::synth {

namespace {

constexpr std::size_t cells_most = 64;

std::string full_width(std::string_view text) {
    std::string wide;
    for (auto c : text) append_code_point(wide, char32_t(c) + 0xFEE0);
    return wide;
}

std::string dressed_number(std::string number, std::uint64_t lot) {
    if (number.ends_with('X') && lot % 3) return number.substr(0, number.size() - 1) + 'x';
    return lot % 2 ? number + ' ' : full_width(number);
}

}  // namespace

std::string_view name_of(Role role) {
    constexpr std::string_view names[] = {"subject", "mother", "father", "child", "husband", "wife"};
    return names[std::size_t(role)];
}

std::string day_text(Day day, DateForm form) {
    auto date = date_from_days(day);
    int year = int(date.year()), month = int(unsigned(date.month())), dom = int(unsigned(date.day()));
    switch (form) {
        case DateForm::compact: return fmt::format(FMT_COMPILE("{:04}{:02}{:02}"), year, month, dom);
        case DateForm::dashes: return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), year, month, dom);
        case DateForm::slashes: return fmt::format(FMT_COMPILE("{}/{}/{}"), year, month, dom);
        case DateForm::dots: return fmt::format(FMT_COMPILE("{}.{}.{}"), year, month, dom);
        case DateForm::chinese: return fmt::format(FMT_COMPILE("{}年{}月{}日"), year, month, dom);
        default: return std::to_string(day + 25'569);  // Excel's day 1 is 1 January 1900, with a 29 February 1900 that never was
    }
}

RowWriter::RowWriter(World const& all, SourceFile const& source)
    : world(all), file(source), rates(all.settings.rates.of(source.department)), cases(all.settings.rates.cases), cells_(cells_most) {}

void RowWriter::begin(RowPlan const& row_plan, int row_number) {
    plan = &row_plan;
    row = row_number;
    auto stream = Random(world.settings.seed).fork(100 + std::uint64_t(file.department));
    random = stream.fork(std::uint64_t(std::uint32_t(row_plan.subject)) << 24 ^ std::uint64_t(row_plan.label) << 4 ^ std::uint64_t(row_plan.extra));
    if (row_plan.copy) random = random.fork(7);
    for (auto& cell : cells_) cell.clear();
    row_faults_.clear();
    first_person_ = nobody;
}

void RowWriter::set_day(int cell, Day day) {
    if (day != never && day != always) cells_[std::size_t(cell)] = day_text(day, file.dates);
}

void RowWriter::end() {
    for (auto [kind, field] : row_faults_) plant(kind, first_role_, first_person_, field);
    if (file.form == FileForm::xlsx) {
        for (auto at : file.order) sheet_cells.push_back(cells_[std::size_t(at)]);
        return;
    }
    line_.clear();
    for (auto at : file.order) line_.push_back(cells_[std::size_t(at)]);
    exchange::append_csv_row(body, line_, file.delimiter);
}

void RowWriter::append_location(std::string& text, Role role, PersonIndex person) const {
    fmt::format_to(std::back_inserter(text), FMT_COMPILE("{},{},{},{}"), file.path, row, name_of(role), person + 1);
}

void RowWriter::plant(std::string_view kind, Role role, PersonIndex person, std::string_view field, std::string_view true_value,
                      std::string_view written) {
    planted += kind;
    planted += ',';
    append_location(planted, role, person);
    fmt::format_to(std::back_inserter(planted), FMT_COMPILE(",{},{},{}\n"), field, true_value, written);
}

void RowWriter::plant_row(std::string_view kind, std::string_view field) { row_faults_.push_back({kind, field}); }

void RowWriter::record_mention(Written const& written, Fact fact) {
    if (first_person_ == nobody) {
        first_person_ = written.person;
        first_role_ = written.role;
    }
    append_location(mentions, written.role, written.person);
    mentions += ',';
    auto errors = written.errors;
    if (plan->copy) errors.add(ErrorKind::row_duplicate);
    errors.append_to(mentions);
    mentions += '\n';
    fact.person = written.person;
    fact.department = file.department;
    fact.role = written.role;
    fact.copy = plan->copy;
    fact.row = row;
    fact.birth = written.birth;
    if (written.faults.valid()) {
        auto number = written.number;
        if (number.back() == 'x') number.back() = 'X';
        fact.number = packed_number(number);
    }
    facts.push_back(fact);
}

void RowWriter::show(Written const& written, int name, int number, int sex, int birth, int ethnic_group) {
    static constexpr std::string_view sexes[] = {"", "男", "女"};
    if (name >= 0) set(name, written.name);
    if (number >= 0) set(number, written.dressed ? dressed_number(written.number, random.next()) : written.number);
    if (sex >= 0) set(sex, sexes[written.sex]);
    if (birth >= 0) set_day(birth, written.birth);
    if (ethnic_group >= 0) set(ethnic_group, world.ethnic_name(written.ethnic_group));
}

}  // namespace jiayu::synth
