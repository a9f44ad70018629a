#include "base/date.hpp"
#include "synth/civil_status.hpp"
#include "synth/kinship.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int {
    household_number, relation, name, sex, number, birth, ethnic, hukou_type, marital, father_name, father_number, mother_name, mother_number,
    spouse_name, spouse_number, phone, address, division, police_station, entered_on, entered_reason, left_on, left_reason
};

constexpr std::array<std::string_view, 23> headers{
    "户号", "与户主关系", "姓名", "性别", "公民身份号码", "出生日期", "民族", "户口性质", "婚姻状况", "父亲姓名", "父亲公民身份号码", "母亲姓名",
    "母亲公民身份号码", "配偶姓名", "配偶公民身份号码", "联系电话", "住址", "区划代码", "派出所", "落户日期", "落户原因", "注销日期", "注销原因"};

// T20: registered with a grandparent's household as well.
std::int32_t second_household(World const& world, PersonIndex index) {
    auto const& person = world.person(index);
    if (world.as_of() - person.born > 20 * 365 || shared_lot(world, 77, std::uint64_t(index)) >= world.settings.rates.cases.two_households) return -1;
    for (auto parent : {person.mother, person.father}) {
        if (parent == nobody) continue;
        auto grandmother = world.person(parent).mother;
        if (grandmother != nobody && world.person(grandmother).household != person.household && world.person(grandmother).hukou_from <= world.as_of())
            return world.person(grandmother).household;
    }
    return -1;
}

struct Entry {
    Day on;
    std::string_view reason;
};

Entry entry_of(World const& world, Person const& person) {
    switch (person.hukou_reason) {
        case HukouReason::birth: return {person.hukou_from, "出生登记"};
        case HukouReason::marriage: return {person.hukou_from, "婚迁"};
        case HukouReason::move_in: return {person.hukou_from, "迁入"};
        default: return {std::min(person.born + 45, world.settings.first_day - 1), "初始登记"};
    }
}

void show_entry(RowWriter& out, Written const& written, Fact& fact) {
    auto const& world = out.world;
    auto const& person = world.person(written.person);
    auto entry = entry_of(world, person);
    out.set_day(entered_on, entry.on);
    out.set(entered_reason, entry.reason);
    static auto const last_typed = to_days(*make_date(2016, 12, 31));
    if (entry.on <= last_typed) {
        auto village = world.materials.places.at(world.household_of(written.person).hukou_home.place).village;
        if (!out.chance(out.cases.hukou_type_missing)) out.set(hukou_type, village && person.household % 4 ? "农业户口" : "非农业户口");
        else out.plant("hukou_type_missing", written.role, written.person, "hukou_type");
    }
    auto died = written_death(world, written.person);
    fact.current = died == never;
    fact.died = died;
    if (died != never) {
        out.set_day(left_on, died);
        out.set(left_reason, "死亡");
    } else if (person.hukou_to <= world.as_of()) {
        out.set_day(left_on, person.hukou_to);
        out.set(left_reason, "迁出");
        fact.current = false;
        fact.moved_away = true;
    }
}

}  // namespace

std::vector<SourceFile> plan_household_register(World const& world) {
    std::map<std::int64_t, SourceFile> files;
    for (auto town : world.materials.places.towns()) {
        auto& file = files[town];
        file = {Department::household_register, fmt::format("household_register/常住人口_{}.csv", town / 1000), FileForm::csv_utf8_with_mark};
        file.headers.assign(headers.begin(), headers.end());
        file.order = in_order(headers.size());
    }
    for (std::size_t at = 0; at < world.members.size(); ++at) {
        auto town = world.materials.places.at(world.population.households[at].hukou_home.place).town_code();
        for (auto index : world.members[at]) {
            auto const& person = world.person(index);
            if (person.hukou_from > world.as_of() || person.died < world.settings.first_day || person.died < person.hukou_from) continue;
            if (person.hukou_to <= world.settings.first_day || !person.knows(int(Department::household_register))) continue;
            add_row(world, files[town], {index, 0, 0, 0});
            if (auto other = second_household(world, index); other >= 0) add_row(world, files[town], {index, other + 1, 0, 1});
        }
    }
    std::vector<SourceFile> all;
    for (auto& [town, file] : files) all.push_back(std::move(file));
    return all;
}

void write_household_row(RowWriter& out) {
    auto const& world = out.world;
    auto index = out.plan->subject;
    auto const& person = world.person(index);
    auto household = out.plan->extra ? out.plan->extra - 1 : person.household;
    auto written = out.identify(index, Role::subject, {.day = world.as_of(), .registered_on = entry_of(world, person).on});
    if (out.plan->extra) written.errors.add(ErrorKind::two_households);
    Fact fact;
    fact.household = 412'000'000'000 + household;
    fact.relation = std::uint8_t(written_relation(out, index, household));
    out.set_number(household_number, fact.household);
    fact.division = out.show_home(written, world.as_of(), {address, division});
    out.set(phone, out.phone(index, written));
    out.set(police_station, world.materials.places.name_on(world.household_of(index).hukou_home.place, world.as_of()).town_name + "派出所");
    show_entry(out, written, fact);
    out.show(written, name, number, sex, birth, ethnic);
    finish_row(out, written, {relation, marital, -1, -1, spouse_name, spouse_number, father_name, father_number, mother_name, mother_number}, fact);
}

}  // namespace jiayu::synth
