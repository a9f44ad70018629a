// Writes a few mentions and records of a test into columns; what is not named is absent.
#pragma once
#include <string>

#include "registry/number_index.hpp"
#include "registry/register.hpp"

namespace jiayu::registry {

struct Sent {
    std::int64_t person = 1;
    Department department = Department::household_register;
    Role role = Role::subject;
    std::string name = {}, household = {}, mother_name = {}, father_name = {}, spouse_name = {};
    PackedNumber number = 0, mother_number = 0, father_number = 0, spouse_number = 0;
    std::int64_t record = 0, division = 0;
    std::int32_t birth_date = 0, observed_on = 0;
    std::uint8_t sex = 0, placeholder = 0;
};

class SentSources {
public:
    Row send(Sent const& sent) {
        auto& m = sources.mentions;
        auto row = Row(m.size());
        m.mention_id.push_back(row + 1);
        m.record_id.push_back(sent.record);
        m.person_id.push_back(sent.person);
        m.department.push_back(sent.department);
        m.role.push_back(sent.role);
        m.name.push_back(sent.name);
        m.name_is_placeholder.push_back(sent.placeholder);
        m.citizen_number.push_back(sent.number);
        m.sex.push_back(sent.sex);
        m.birth_date.push_back(sent.birth_date);
        m.ethnic_group.push_back(0);
        m.phone.push_back("");
        m.division_code.push_back(sent.division);
        m.household_number.push_back(sent.household);
        m.birth_certificate_number.push_back("");
        m.mother_name.push_back(sent.mother_name);
        m.father_name.push_back(sent.father_name);
        m.spouse_name.push_back(sent.spouse_name);
        m.mother_number.push_back(sent.mother_number);
        m.father_number.push_back(sent.father_number);
        m.spouse_number.push_back(sent.spouse_number);
        m.observed_on.push_back(sent.observed_on);
        return row;
    }
    struct HouseholdRow {
        std::uint8_t relation = 0, marital_status = 0;
        std::int32_t entered_on = 0, left_on = 0;
        bool left_by_death = false;
    };
    void household(std::int64_t record, HouseholdRow const& row) {
        auto& r = sources.households;
        r.record_id.push_back(record);
        r.relation.push_back(row.relation);
        r.hukou_type.push_back(0);
        r.marital_status.push_back(row.marital_status);
        r.left_by_death.push_back(row.left_by_death);
        r.entered_on.push_back(row.entered_on);
        r.left_on.push_back(row.left_on);
    }
    void marriage(std::int64_t record, std::uint8_t kind, std::int32_t registered_on) {
        sources.marriages.record_id.push_back(record);
        sources.marriages.kind.push_back(kind);
        sources.marriages.registered_on.push_back(registered_on);
    }
    void migration(std::int64_t record, std::uint8_t direction, std::int32_t arrived_on, std::int32_t left_on) {
        auto& r = sources.migrations;
        r.record_id.push_back(record);
        r.hukou_division_code.push_back(0);
        r.direction.push_back(direction);
        r.arrived_on.push_back(arrived_on);
        r.left_on.push_back(left_on);
        r.verified_on.push_back(0);
    }
    struct CommunityRow {
        std::uint8_t residence_status = 0, marital_status = 0, birth_order = 0;
        std::int32_t arrived_on = 0, left_on = 0, verified_on = 0, died_on = 0, reported_on = 0;
    };
    void community(std::int64_t record, CommunityRow const& row) {
        auto& r = sources.communities;
        r.record_id.push_back(record);
        r.hukou_division_code.push_back(0);
        for (auto* column : {&r.relation, &r.hukou_type}) column->push_back(0);
        r.marital_status.push_back(row.marital_status);
        r.residence_status.push_back(row.residence_status);
        r.birth_order.push_back(row.birth_order);
        for (auto* column : {&r.first_marriage_on, &r.marital_changed_on}) column->push_back(0);
        r.arrived_on.push_back(row.arrived_on);
        r.left_on.push_back(row.left_on);
        r.verified_on.push_back(row.verified_on);
        r.died_on.push_back(row.died_on);
        r.reported_on.push_back(row.reported_on);
        r.temporary_number.push_back("");
    }
    void delivery(std::int64_t record, std::int32_t delivered_on) {
        auto& r = sources.deliveries;
        r.record_id.push_back(record);
        r.delivered_on.push_back(delivered_on);
        r.birth_weight_g.push_back(0);
        for (auto* column : {&r.gestation_weeks, &r.fetus_count, &r.fetus_order, &r.live_birth}) column->push_back(0);
    }

    Sources sources;
};

// Household register, communities, then the others by number; the latest, then the most frequent.
inline Precedence plain_precedence() {
    Precedence precedence{.fields = {}, .births_from = 20110101};
    for (auto& field : precedence.fields) {
        field.rank = {0, 9, 8, 3, 1, 6, 7, 4, 5, 2};
        field.prefer = {Criterion::real_name, Criterion::department, Criterion::latest, Criterion::frequent};
    }
    return precedence;
}

inline Register build(SentSources const& sent) {
    PersonMentions people(sent.sources);
    return build_register(sent.sources, people, plain_precedence());
}

}  // namespace jiayu::registry
