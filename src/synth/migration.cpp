#include "base/date.hpp"
#include "synth/departments.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int {
    registration, name, sex, number, birth, ethnic, phone, direction, hukou_division, hukou_address, division, address, arrived_on, left_on,
    verified_on, reason
};

constexpr std::array<std::string_view, 16> headers{"登记编号", "姓名", "性别", "证件号码", "出生日期", "民族", "联系电话", "流动方向", "户籍地区划代码",
                                                   "户籍地址", "现居住地区划代码", "现居住地址", "流入日期", "离开日期", "最近核实日期", "居住事由"};

struct Dates {
    Day from, to, verified;  // to: never while open in the file
};

Dates dates_of(RowWriter& out, Spell const& spell) {
    auto as_of = out.world.as_of();
    Dates dates{spell.from, spell.to <= as_of && spell.closed_in_file ? spell.to : never, never};
    if (dates.to != never && dates.to - dates.from > 40 && out.chance(out.cases.inflow_short)) dates.from = dates.to - Day(out.random.between(3, 29));
    auto until = std::min(spell.to, as_of);
    auto age = out.chance(out.cases.inflow_stale) ? out.random.between(370, 900) : out.random.between(3, 330);
    dates.verified = std::max(dates.from, until - Day(age));
    if (dates.to != never) dates.verified = std::min(dates.verified, dates.to);
    return dates;
}

void judge_inflow(RowWriter& out, Dates const& dates) {
    auto as_of = date_from_days(out.world.as_of());
    if (out.cell(arrived_on).empty() || out.cell(division).empty()) out.plant_row("inflow_fields_missing", out.cell(division).empty() ? "division_code" : "arrived_on");
    if (dates.to != never && !out.cell(arrived_on).empty() && dates.to - dates.from < 30) out.plant_row("short_stay", "left_on");
    if (dates.to == never && dates.verified != never && to_days(add_months(date_from_days(dates.verified), 12)) < to_days(as_of))
        out.plant_row("inflow_stale", "verified_on");
}

void write_inflow(RowWriter& out, Written& written, Fact& fact, Spell const& spell) {
    auto const& world = out.world;
    auto dates = dates_of(out, spell);
    if (spell.to <= world.as_of() && !spell.closed_in_file) written.errors.add(ErrorKind::inflow_open);
    auto real = world.materials.real_of.at(spell.elsewhere);
    out.set(direction, "流入");
    out.set_number(hukou_division, std::int64_t(real) * 1'000'000);
    out.set(hukou_address, outside_address(world, real, std::uint64_t(world.person(spell.person).household)));
    auto until = std::min(spell.to - 1, world.as_of());
    fact.division = out.show_place(written, spell.home, until, {address, division});
    out.set_day(arrived_on, dates.from);
    out.set_day(left_on, dates.to);
    out.set_day(verified_on, dates.verified);
    if (out.chance(out.cases.inflow_field_missing)) {
        if (out.chance(0.5)) {
            out.set(arrived_on, "");
        } else {
            out.set(division, "");
            out.set(address, "");
            fact.division = 0;
        }
    }
    judge_inflow(out, dates);
    fact.inflow_open = dates.to == never;
    if (!out.cell(arrived_on).empty()) fact.event = dates.from;
}

void write_outflow(RowWriter& out, Written& written, Fact& fact) {
    auto const& world = out.world;
    auto const& person = world.person(written.person);
    out.set(direction, "流出");
    out.show_place(written, world.household_of(written.person).hukou_home, world.as_of(), {hukou_address, hukou_division});
    Random lot(std::uint64_t(written.person) * 5);
    auto real = world.materials.real_of.at(world.materials.draw_origin(lot, true));
    out.set_number(division, std::int64_t(real) * 1'000'000);
    out.set(address, outside_address(world, real, lot.next()));
    out.set_day(arrived_on, person.away_from);
    auto back = person.away_to <= world.as_of() ? person.away_to : never;
    out.set_day(left_on, back);
    out.set_day(verified_on, std::max(person.away_from, std::min(back, world.as_of()) - Day(out.random.between(3, 500))));
    fact.event = person.away_from;
}

}  // namespace

std::vector<SourceFile> plan_migration(World const& world) {
    auto files = files_by_year(world, {Department::migration, "", FileForm::csv_utf8, DateForm::dots}, "流动人口");
    for (auto& [year, file] : files) {
        if (year <= 2014) file.delimiter = '\t';
        file.headers.assign(headers.begin(), headers.end());
        file.order = in_order(headers.size());
    }
    auto const& population = world.population;
    for (std::size_t i = 0; i < population.spells.size(); ++i) {
        auto const& spell = population.spells[i];
        if (spell.to <= world.settings.first_day || spell.from > world.as_of() || !knows(world, spell.person, Department::migration)) continue;
        if (spell.to - spell.from < 3 && spell.to != never) continue;
        add_row(world, file_of_year(files, spell.from), {std::int32_t(i), 0, spell.from, 0});
    }
    for (std::size_t i = 0; i < population.persons.size(); ++i) {
        auto const& person = population.persons[i];
        if (person.hukou_from == never || person.away_from > world.as_of() || person.away_from >= person.died || person.household < 0) continue;
        if (person.away_to <= world.settings.first_day || !person.knows(int(Department::migration)) || i % 5 < 2) continue;
        add_row(world, file_of_year(files, person.away_from), {std::int32_t(i), 1, person.away_from, 0});
    }
    return in_day_order(std::move(files));
}

void write_migration_row(RowWriter& out) {
    auto const& world = out.world;
    auto outflow = out.plan->extra == 1;
    auto index = outflow ? out.plan->subject : world.population.spells[out.plan->subject].person;
    auto written = out.identify(index, Role::subject, {.day = std::max(out.plan->on, world.settings.first_day)});
    Fact fact;
    if (outflow) write_outflow(out, written, fact);
    else write_inflow(out, written, fact, world.population.spells[out.plan->subject]);
    constexpr std::string_view reasons[] = {"务工", "务工", "务工", "经商", "随迁", "就学", "投靠亲属"};
    auto age = (out.plan->on - world.person(index).born) / 365;
    out.set(reason, age < 16 ? "随迁" : reasons[out.random.below(7)]);
    out.set(registration, fmt::format("LD{:010}", std::int64_t(out.plan->subject) * 2 + out.plan->extra));
    out.set(phone, out.phone(index, written));
    out.show(written, name, number, sex, birth, ethnic);
    out.judge_identity(written);
    out.record_mention(written, fact);
}

}  // namespace jiayu::synth
