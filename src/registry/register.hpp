// The register as rows, ready to be written: what the tables of migrations/common/*_create_register.sql hold. People and mentions
// are rows of PersonMentions and Mentions; 0 is absent, no_row is nobody.
#pragma once
#include <cstdint>
#include <vector>

#include "registry/person_mentions.hpp"
#include "registry/precedence.hpp"
#include "registry/sources.hpp"

namespace jiayu::registry {

enum class ResidenceKind : std::uint8_t { unknown = 0, hukou_resident = 1, inflow = 2, hukou_away = 3, gone = 4, dead = 5 };

struct Person {  // one per row of PersonMentions
    Row name = no_row, citizen_number = no_row, sex_from = no_row, birth_date_from = no_row, ethnic_group = no_row, phone = no_row;
    Row division = no_row, temporary_number = no_row, marital_status_from = no_row, died_on_from = no_row, last_event_from = no_row;
    std::int64_t hukou_division_code = 0;
    std::int32_t birth_date = 0, first_marriage_on = 0, marital_changed_on = 0, died_on = 0, last_event_on = 0;
    std::uint16_t department_mask = 0;
    std::uint8_t sex = 0, hukou_type = 0, marital_status = 0;
    ResidenceKind residence_kind = ResidenceKind::unknown;
};

struct Household {
    Row number_from = no_row;  // mention that has its number
    std::int64_t division_code = 0;
    std::uint8_t kind = 0;  // 1 hukou, 2 community
};

struct HouseholdMember {
    Row household, person, mention;
    std::int32_t from_on, to_on;
    std::uint8_t relation;
};

struct ResidenceSpell {
    Row person, mention;
    std::int64_t division_code;
    std::int32_t from_on, to_on, verified_on;
    std::uint8_t kind;  // 1 hukou, 2 inflow, 3 outflow
};

struct Marriage {
    Row husband = no_row, wife = no_row;
    std::int64_t record_id = 0;
    std::int32_t registered_on = 0, ended_on = 0;
    std::uint8_t end_kind = 0;  // 2 divorce, 3 death
};

enum class ParentKind : std::uint8_t { mother = 1, father = 2 };

struct Parentage {
    Row child, parent, mention;
    ParentKind kind;
    std::uint8_t source_rank;  // 0: the delivery itself; then by department
};

struct Birth {
    Row child = no_row, mother = no_row, father = no_row;
    Row delivery = no_row, immunisation = no_row, household = no_row, school = no_row, community = no_row;  // mentions
    std::int32_t born_on = 0, reported_on = 0;
    std::int64_t division_code = 0;
    std::uint8_t birth_order = 0;
};

struct Register {
    std::vector<Row> household_of_mention;  // no_row where the mention has none
    std::vector<Person> persons;
    std::vector<Household> households;
    std::vector<HouseholdMember> household_members;
    std::vector<ResidenceSpell> residence_spells;
    std::vector<Marriage> marriages;
    std::vector<Parentage> parentages;  // by child, kind, source_rank: the first of a child and kind is the one that births take
    std::vector<Birth> births;
};

Register build_register(Sources const& sources, PersonMentions const& people, Precedence const& precedence);

// Its parts, in this order.
std::vector<Person> resolve_persons(Sources const& sources, PersonMentions const& people, Precedence const& precedence);
void gather_households(Sources const& sources, PersonMentions const& people, Register& into);
void gather_residence_spells(Sources const& sources, PersonMentions const& people, Register& into);
void decide_residence_kinds(Register& into);
class RelativeFinder;
void gather_marriages(Sources const& sources, PersonMentions const& people, RelativeFinder const& relatives, Register& into);
void gather_parentages(Sources const& sources, PersonMentions const& people, RelativeFinder const& relatives, Register& into);
void reconcile_births(Sources const& sources, PersonMentions const& people, Precedence const& precedence, Register& into);

}  // namespace jiayu::registry
