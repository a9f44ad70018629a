#include "base/date.hpp"
#include "synth/departments.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int {
    pupil_number, name, sex, number, birth, ethnic, school, grade, enrolled_on, left_on, guardian_name, guardian_phone, address, division
};

constexpr std::array<std::string_view, 14> headers{"学籍号", "姓名", "性别", "身份证件号", "出生日期", "民族", "学校", "年级", "入学日期", "离校日期",
                                                   "监护人姓名", "监护人电话", "现住址", "现住地区划代码"};
constexpr std::array<std::string_view, 10> grades{"", "一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级"};

Day first_of_september(int year) { return to_days(*make_date(year, 9, 1)); }

// Pupils start on the 1 September by which they are six; nine years.
int start_year(Person const& person) {
    auto born = date_from_days(person.born);
    return int(born.year()) + (unsigned(born.month()) >= 9 ? 7 : 6);
}

// The day that the pupil came onto the district's roll: the start, or the term after arrival.
Day entry_day(World const& world, Person const& person) {
    auto start = first_of_september(start_year(person));
    auto end = first_of_september(start_year(person) + 9) - 60;
    if (person.household < 0) return std::max(start, world.settings.first_day - 900);
    auto arrival = person.hukou_reason == HukouReason::birth || person.hukou_from == always ? always : person.here_from;
    if (arrival == never) return never;
    auto day = start;
    for (auto term = start; term < end && day < arrival; term += 182) day = term + 182;
    return day < end ? day : never;
}

Day leaving_day(World const& world, Person const& person) {
    auto end = first_of_september(start_year(person) + 9) - 63;
    if (person.household >= 0 && person.hukou_from == never) end = std::min(end, person.here_to);
    end = std::min({end, person.hukou_to, person.died});
    return end <= world.as_of() ? end : never;
}

}  // namespace

std::vector<SourceFile> plan_schools(World const& world) {
    auto files = files_by_year(world, {Department::schools, "", FileForm::csv_gb18030, DateForm::slashes}, "学籍");
    for (auto& [year, file] : files) {
        file.headers.assign(headers.begin(), headers.end());
        file.order = in_order(headers.size());
    }
    for (std::size_t i = 0; i < world.population.persons.size(); ++i) {
        auto const& person = world.population.persons[i];
        if (!person.knows(int(Department::schools)) || start_year(person) < 2000) continue;
        auto entry = entry_day(world, person);
        if (entry == never || entry > world.as_of() || entry >= person.died) continue;
        if (person.household >= 0 && !person.resident_on(entry)) continue;
        if (auto left = leaving_day(world, person); left <= std::max(entry, world.settings.first_day)) continue;
        add_row(world, file_of_year(files, entry), {std::int32_t(i), 0, entry, 0});
    }
    return in_day_order(std::move(files));
}

void write_school_row(RowWriter& out) {
    auto const& world = out.world;
    auto index = out.plan->subject;
    auto const& person = world.person(index);
    auto seen = std::max(out.plan->on, world.settings.first_day);
    auto written = out.identify(index, Role::subject, {.day = seen});
    auto left = leaving_day(world, person);
    auto last = std::min(left, world.as_of());
    auto reached = int(date_from_days(last).year()) - start_year(person) + (unsigned(date_from_days(last).month()) >= 9 ? 1 : 0);
    auto const& schools = world.materials.schools;
    auto at = person.household < 0 ? index : world.household_of(index).home.place;
    auto at_school = schools[std::size_t(at) % schools.size()] + (reached <= 6 ? "小学" : "初级中学");
    out.set(pupil_number, fmt::format("G{}{:08}", number_text(person.prefix, person.born, person.order).substr(6, 8), index));
    out.set(school, at_school);
    out.set(grade, grades[std::size_t(std::clamp(reached, 1, 9))]);
    out.set_day(enrolled_on, out.plan->on);
    out.set_day(left_on, left);
    auto guardian = person.father != nobody && index % 3 ? person.father : person.mother;
    if (guardian != nobody) {
        out.set(guardian_name, world.materials.names.full_name(world.person(guardian)));
        out.set(guardian_phone, out.phone(guardian, written));
    }
    auto code = out.show_home(written, seen, {address, division});
    out.show(written, name, number, sex, birth, ethnic);
    out.judge_identity(written);
    Fact fact;
    fact.event = out.plan->on;
    fact.residence_here = code / 1'000'000 == world.settings.district;
    out.record_mention(written, fact);
}

}  // namespace jiayu::synth
