#include "synth/civil_status.hpp"

#include "base/date.hpp"
#include "synth/kinship.hpp"

namespace jiayu::synth {

namespace {

enum Topic : std::uint64_t { death_date, headless, two_heads, outdated, stale_spouse, with_spouse };

struct Status {
    int code = 10;
    Day first_married = never, changed = never;
    PersonIndex spouse = nobody;
};

bool is_married(int code) { return code / 10 == 2; }

// T19: the last marriage or divorce has not reached the registers.
bool is_outdated(World const& world, Person const& person, PersonIndex index) {
    if (person.partnership < 0) return false;
    auto const& couple = world.population.partnerships[person.partnership];
    auto event = couple.divorced ? couple.ended : couple.married;
    return couple.registered_here && event >= world.settings.first_day && event < world.as_of() - 30 &&
           shared_lot(world, outdated, std::uint64_t(index)) < world.settings.rates.cases.marital_outdated;
}

PersonIndex wrong_spouse(World const& world, PersonIndex spouse) {
    // Somebody's else: the next couple's of the same sex.
    auto at = std::size_t(world.person(spouse).partnership);
    auto const& couples = world.population.partnerships;
    auto const& other = couples[(at + 1) % couples.size()];
    return world.person(spouse).sex == 1 ? other.husband : other.wife;
}

Status status_of(World const& world, PersonIndex index) {
    auto const& person = world.person(index);
    Status status{int(person.marital), person.first_married, person.marital_changed, spouse_of(world, index)};
    auto couple = person.partnership >= 0 ? &world.population.partnerships[person.partnership] : nullptr;
    if (is_outdated(world, person, index)) {
        if (couple->divorced) {
            auto before = couple->husband == index ? couple->husband_before : couple->wife_before;
            status.code = before == Marital::single ? 21 : 22;
            status.changed = before == Marital::single ? never : couple->married;
            return status;
        }
        auto before = couple->husband == index ? couple->husband_before : couple->wife_before;
        status = {before == Marital::divorced ? 40 : 10, never, never, nobody};
        if (before == Marital::divorced) status.first_married = person.first_married, status.changed = couple->married - 400;
        return status;
    }
    if (!is_married(status.code)) status.spouse = nobody;
    if (status.spouse != nobody && shared_lot(world, stale_spouse, std::uint64_t(index)) < world.settings.rates.cases.spouse_stale)
        status.spouse = wrong_spouse(world, status.spouse);
    return status;
}

void show_parent(RowWriter& out, PersonIndex parent, int name, int number) {
    if (parent == nobody) return;
    out.set(name, out.world.materials.names.full_name(out.world.person(parent)));
    out.set(number, out.relative_number(parent, out.world.as_of()));
}

Day legal_age_day(Day born, int sex, Day married) {
    static auto const law_of_1980 = to_days(*make_date(1981, 1, 1));
    auto age = married >= law_of_1980 ? (sex == 1 ? 22 : 20) : (sex == 1 ? 20 : 18);
    return to_days(add_months(date_from_days(born), age * 12));
}

// The kinds of the marriage columns, judged on what stands there now.
void judge_marriage(RowWriter& out, Written const& written, Status const& status, StatusCells const& cells) {
    auto add = [&](std::string_view kind, std::string_view field) { out.plant(kind, written.role, written.person, field); };
    auto age = written.birth == never ? -1 : age_in_years(date_from_days(written.birth), date_from_days(out.world.as_of()));
    if (!status.code && age >= 15) add("marital_missing", "marital_status");
    auto spouse_filled = !out.cell(cells.spouse_name).empty() || !out.cell(cells.spouse_number).empty();
    auto first_filled = cells.first_marriage >= 0 && status.first_married != never;
    if (status.code == 10 && (spouse_filled || first_filled)) add("single_with_spouse", "marital_status");
    if (cells.first_marriage < 0) return;
    if (status.code && status.code != 10 && age >= 15 && status.first_married == never) add("first_marriage_missing", "first_marriage_on");
    auto changed_status = status.code == 22 || status.code == 23 || status.code == 30 || status.code == 40;
    if (changed_status && status.changed == never) add("marital_change_missing", "marital_changed_on");
    if (status.first_married != never && status.changed != never && status.changed < status.first_married)
        add("marriage_date_order", "marital_changed_on");
    static auto const law_of_1950 = to_days(*make_date(1950, 5, 1));
    if (status.first_married != never && status.first_married >= law_of_1950 && written.birth != never && written.sex &&
        status.first_married < legal_age_day(written.birth, written.sex, status.first_married))
        add("married_under_age", "first_marriage_on");
}

std::string_view marital_name(int code, bool detailed) {
    switch (code) {
        case 10: return "未婚";
        case 21: return detailed ? "初婚" : "已婚";
        case 22: return detailed ? "再婚" : "已婚";
        case 30: return "丧偶";
        case 40: return "离婚";
        default: return "";
    }
}

void err_in_status(RowWriter& out, Status& status) {
    auto const& cases = out.cases;
    if (out.chance(cases.marital_missing)) status.code = 0;
    if (is_married(status.code) && out.chance(cases.single_with_spouse)) status.code = 10;
    if (status.first_married != never && out.chance(cases.first_marriage_missing)) status.first_married = never;
    if (status.first_married != never && out.chance(cases.first_marriage_early)) status.first_married -= Day(365 * out.random.between(3, 9));
    if (status.changed != never && out.chance(cases.marital_change_missing)) status.changed = never;
    if (status.changed != never && status.first_married != never && out.chance(cases.marital_change_early))
        status.changed = status.first_married - Day(out.random.between(20, 3000));
}

}  // namespace

Day written_death(World const& world, PersonIndex index) {
    auto const& person = world.person(index);
    auto lot = shared_lot(world, death_date, std::uint64_t(index));
    auto rate = world.settings.rates.cases.death_date_wrong;
    auto died = person.died > world.as_of() ? never : person.died;
    auto age = (world.as_of() - person.born) / 365;
    // Now and then a living person is struck off for a namesake.
    if (died == never) return age > 25 && age < 50 && lot < rate * 0.05 ? world.as_of() - Day(900 + lot / rate * 20 * 2000) : never;
    if (lot < rate * 0.25) return person.born - Day(300 + lot * 1000);
    if (lot < rate * 0.35) return world.as_of() + Day(40 + std::uint64_t(index) % 2000);
    if (lot < rate) return std::max(person.born + 1, died - 365 * Day(1 + std::uint64_t(index) % 6));
    if (lot > 1 - world.settings.rates.cases.death_unrecorded) return never;
    return died;
}

int written_relation(RowWriter& out, PersonIndex index, std::int32_t household) {
    auto const& world = out.world;
    auto const& person = world.person(index);
    if (household != person.household) return 97;
    auto head = head_of(world, household);
    auto code = int(relation_code(world, head, index));
    auto lot = shared_lot(world, headless, std::uint64_t(household));
    if (code == relation_head && lot < out.cases.household_without_head) code = 97;
    if (head != nobody && spouse_of(world, head) == index && shared_lot(world, two_heads, std::uint64_t(household)) < out.cases.household_two_heads)
        code = relation_head;
    if (out.chance(out.cases.relation_missing)) return 0;
    if (!out.chance(out.cases.relation_wrong)) return code;
    // Taken from the line above or below: another generation, or the other sex.
    constexpr int wrong[] = {22, 32, 51, 52, 12, 11};
    return wrong[out.random.below(6)];
}

void show_status(RowWriter& out, Written const& written, StatusCells const& cells, Fact& fact) {
    auto const& world = out.world;
    auto const& person = world.person(written.person);
    auto relation_sex = sex_of_relation(fact.relation);
    out.set(cells.relation, fact.relation ? world.materials.relation_names[fact.relation] : std::string());
    if (!fact.relation) out.plant("relation_missing", written.role, written.person, "relation");
    if (relation_sex && written.sex && relation_sex != written.sex) out.plant("relation_sex_mismatch", written.role, written.person, "relation");
    auto status = status_of(world, written.person);
    err_in_status(out, status);
    if (status.spouse != nobody) {
        out.set(cells.spouse_name, world.materials.names.full_name(world.person(status.spouse)));
        auto number = out.relative_number(status.spouse, world.as_of());
        auto faults = judge_number(number, world.as_of(), world.materials.known_prefixes);
        if (faults.valid()) fact.spouse_number = packed_number(number);
        out.set(cells.spouse_number, std::move(number));
    }
    show_parent(out, person.father, cells.father_name, cells.father_number);
    show_parent(out, person.mother, cells.mother_name, cells.mother_number);
    if (cells.first_marriage >= 0) {
        out.set_day(cells.first_marriage, status.first_married);
        out.set_day(cells.marital_change, status.changed);
    }
    out.set(cells.marital, marital_name(status.code, cells.first_marriage >= 0));
    fact.marital = std::uint8_t(status.code);
    judge_marriage(out, written, status, cells);
}

void finish_row(RowWriter& out, Written& written, StatusCells const& cells, Fact& fact) {
    out.judge_identity(written);
    if (written.number.empty() && !fact.temporary_number) out.plant("number_missing", written.role, written.person, "citizen_number");
    if (!written.ethnic_group) out.plant("ethnic_group_missing", written.role, written.person, "ethnic_group");
    show_status(out, written, cells, fact);
    if (fact.division && !out.world.materials.places.valid_code(fact.division)) out.plant("division_retired", written.role, written.person, "division_code");
    out.record_mention(written, fact);
}

}  // namespace jiayu::synth
