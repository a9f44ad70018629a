#include <fmt/compile.h>

#include "base/date.hpp"
#include "synth/civil_status.hpp"
#include "synth/kinship.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int {
    case_number, household_number, relation, name, sex, number, temporary, group, door, birth, ethnic, education, hukou_type, marital,
    first_marriage, marital_change, hukou_division, division, spouse_name, spouse_number, father_name, father_number, mother_name, mother_number,
    phone, standing, arrived_on, left_on, verified_on, died_on, birth_order, reported_on, contraception, policy, unlawful
};

constexpr std::array<std::string_view, 32> headers{
    "户人编号", "户编号", "与户主关系", "姓名", "性别", "身份证号", "临时编号", "小区/组名", "门牌号", "出生日期", "民族", "文化程度", "户口性质",
    "婚姻状况", "初婚日期", "婚变日期", "户籍地区划代码", "现居住地区划代码", "配偶姓名", "配偶身份证号", "父亲姓名", "父亲身份证号", "母亲姓名",
    "母亲身份证号", "联系电话", "居住状况", "流入日期", "离开日期", "最近核实日期", "死亡日期", "孩次", "上报日期"};

enum Topic : std::uint64_t { kept_temporary = 20, late_report, twice, wrong_order, old_placeholder };

bool born_here(World const& world, Person const& person) {
    if (person.born < world.settings.first_day) return false;
    return person.hukou_reason == HukouReason::birth ? person.hukou_from != never : person.here_from == person.born;
}

Day report_day(World const& world, PersonIndex index) {
    auto born = world.person(index).born;
    auto late = shared_lot(world, late_report, std::uint64_t(index)) < world.settings.rates.cases.birth_late;
    return born + Day(5 + std::uint64_t(index) % 40) + (late ? Day(120 + std::uint64_t(index) * 7 % 600) : 0);
}

// Everybody who lives here or has hukou here, those who died in the period, incomers who left in the last two years, and children of
// the period who were here at any time.
bool has_case(World const& world, PersonIndex index) {
    auto const& person = world.person(index);
    auto as_of = world.as_of();
    if (!person.knows(int(Department::communities)) || person.born > as_of || person.household < 0) return false;
    if (born_here(world, person) && report_day(world, index) > as_of) return false;
    auto day = person.died <= as_of ? person.died - 1 : as_of;
    if (person.died < world.settings.first_day) return false;
    if (person.has_hukou_on(day) || person.resident_on(day) || (person.born == person.died && person.hukou_from != never)) return true;
    if (person.hukou_from != never && person.born < world.settings.first_day) return person.hukou_from > as_of;
    return person.here_to <= as_of && (person.here_to > as_of - 730 || person.born >= world.settings.first_day);
}

// T20 again: a child also listed with a household of grandparents.
std::int32_t second_household(World const& world, PersonIndex index) {
    auto const& person = world.person(index);
    if (world.as_of() - person.born > 16 * 365 || shared_lot(world, twice, std::uint64_t(index)) >= world.settings.rates.cases.two_households / 2) return -1;
    if (person.mother == nobody || world.person(person.mother).mother == nobody) return -1;
    auto other = world.person(world.person(person.mother).mother).household;
    return other == person.household ? -1 : other;
}

std::string household_text(World const& world, std::int32_t household) {
    auto place = world.population.households[household].home.place;
    return fmt::format(FMT_COMPILE("{}{:07}"), world.materials.places.at(place).names.back().code, household % 10'000'000);
}

std::string_view education_name(int code) {
    switch (code) {
        case 10: return "研究生教育";
        case 20: return "大学本科教育";
        case 30: return "大学专科教育";
        case 60: return "普通高级中学教育";
        case 70: return "初级中学教育";
        default: return "小学教育";
    }
}

void show_standing(RowWriter& out, Person const& person, Fact& fact) {
    auto const& world = out.world;
    auto as_of = world.as_of();
    auto day = person.died <= as_of ? person.died - 1 : as_of;
    auto hukou = person.has_hukou_on(day) || person.hukou_reason == HukouReason::birth;
    auto verified = as_of - Day(out.random.between(5, 420));
    if (hukou) {
        out.set(standing, person.away_on(day) ? "流出" : "户籍常住");
        if (person.away_on(day)) out.set_day(arrived_on, person.away_from);
    } else {
        out.set(standing, "流入");
        out.set_day(arrived_on, person.here_from);
        if (person.here_to <= as_of) {
            verified = std::min(verified, person.here_to - 10);
            if (!out.chance(out.cases.inflow_open)) out.set_day(left_on, person.here_to);
        }
    }
    auto died = written_death(world, out.plan->subject);
    fact.died = died;
    out.set_day(died_on, died);
    if (died != never) verified = std::min(verified, died - 3);
    out.set_day(verified_on, std::max(verified, person.born + 5));
    fact.current = died == never && out.cell(left_on).empty();
}

// Newborns without a number carry a temporary one; some keep it for years.
void show_temporary(RowWriter& out, Written& written, Fact& fact) {
    auto const& world = out.world;
    auto const& person = world.person(written.person);
    auto age = world.as_of() - person.born;
    auto kept = age < 10 * 365 && shared_lot(world, kept_temporary, std::uint64_t(written.person)) < out.cases.temporary_number_kept;
    if (!kept && !(age < 55 && out.chance(0.6))) return;
    written.number.clear();
    written.errors.add(ErrorKind::number_temporary);
    auto place = world.household_of(written.person).home.place;
    out.set(temporary, fmt::format("L{}{:06}", world.materials.places.at(place).names.back().code, written.person % 1'000'000));
    fact.temporary_number = true;
}

void show_birth(RowWriter& out, Person const& person, Fact& fact) {
    auto const& world = out.world;
    if (person.born < world.settings.first_day || !person.birth_order) return;
    auto order = int(person.birth_order);
    if (shared_lot(world, wrong_order, std::uint64_t(out.plan->subject)) < out.cases.birth_order_wrong) order = order == 1 ? 2 : order - 1;
    out.set_number(birth_order, order);
    fact.birth_order = std::uint8_t(order);
    if (!born_here(world, person)) return;
    fact.reported_on = report_day(world, out.plan->subject);
    out.set_day(reported_on, fact.reported_on);
}

void show_address(RowWriter& out, Written& written, Fact& fact, std::int32_t household) {
    auto const& world = out.world;
    auto const& places = world.materials.places;
    auto const& person = world.person(written.person);
    fact.division = out.show_home(written, world.as_of(), {group, division, door});
    auto hukou_home = world.population.households[household].hukou_home;
    out.set_number(hukou_division, person.hukou_from != never || person.prefix == world.materials.local_prefix
                                       ? places.at(hukou_home.place).names.back().code
                                       : std::int64_t(world.materials.real_of.at(person.prefix)) * 1'000'000);
    if (person.away_on(world.as_of())) {
        out.set(division, "");
        fact.division = 0;
    }
}

void show_repealed(RowWriter& out, Person const& person) {
    if (!out.file.old_layout) return;
    // Columns of repealed functions, filled with nothing but a form's defaults: readers have to cut them out.
    out.set(contraception, "无");
    if (person.born >= out.world.settings.first_day) out.set(policy, "不详"), out.set(unlawful, "否");
}

}  // namespace

std::vector<SourceFile> plan_communities(World const& world) {
    std::map<std::int64_t, SourceFile> files;
    int at_town = 0;
    for (auto town : world.materials.places.towns()) {
        auto& file = files[town];
        file = {Department::communities, fmt::format("communities/全员人口个案_{}.csv", town / 1000), FileForm::csv_gb18030, DateForm::dashes};
        // Every third town still sends the layout of before 2017.
        file.old_layout = at_town++ % 3 == 1;
        file.headers.assign(headers.begin(), headers.end());
        if (file.old_layout)
            for (auto const& column : world.materials.repealed_case_columns) file.headers.push_back(column);
        file.order = in_order(file.headers.size());
    }
    for (std::size_t at = 0; at < world.members.size(); ++at) {
        auto town = world.materials.places.at(world.population.households[at].home.place).town_code();
        for (auto index : world.members[at]) {
            if (!has_case(world, index)) continue;
            add_row(world, files[town], {index, 0, 0, 0});
            if (auto other = second_household(world, index); other >= 0) add_row(world, files[town], {index, other + 1, 0, 1});
        }
    }
    std::vector<SourceFile> all;
    for (auto& [town, file] : files) all.push_back(std::move(file));
    return all;
}

void write_community_row(RowWriter& out) {
    auto const& world = out.world;
    auto index = out.plan->subject;
    auto const& person = world.person(index);
    auto household = out.plan->extra ? out.plan->extra - 1 : person.household;
    auto age = (world.as_of() - person.born) / 365;
    auto old_name = age >= 8 && age < 13 && shared_lot(world, old_placeholder, std::uint64_t(index)) < out.cases.placeholder_kept;
    auto new_name = age < 1 && out.chance(out.rates.name_placeholder);
    auto written = out.identify(index, Role::subject, {.day = world.as_of(), .placeholder = old_name || new_name});
    if (out.plan->extra) written.errors.add(ErrorKind::two_households);
    Fact fact;
    auto household_id = household_text(world, household);
    fact.household = household;
    fact.relation = std::uint8_t(written_relation(out, index, household));
    out.set(case_number, household_id + fmt::format(FMT_COMPILE("{:02}"), index % 97));
    out.set(household_number, household_id);
    show_address(out, written, fact, household);
    out.set(phone, out.phone(index, written));
    out.set(education, age < 6 ? "" : age < 16 ? "小学教育" : education_name(person.education));
    auto village = world.materials.places.at(world.household_of(index).hukou_home.place).village;
    if (!out.chance(out.cases.hukou_type_missing)) out.set(hukou_type, (village || person.hukou_from == never) && person.household % 4 ? "农业户口" : "非农业户口");
    else out.plant("hukou_type_missing", written.role, index, "hukou_type");
    show_standing(out, person, fact);
    show_temporary(out, written, fact);
    show_birth(out, person, fact);
    show_repealed(out, person);
    out.show(written, name, number, sex, birth, ethnic);
    finish_row(out, written, {relation, marital, first_marriage, marital_change, spouse_name, spouse_number, father_name, father_number, mother_name, mother_number}, fact);
}

}  // namespace jiayu::synth
