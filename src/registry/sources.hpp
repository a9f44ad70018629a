// What the register is made from, in columns: the mentions with the person that linkage gave them, and the departments' records.
// Dates are YYYYMMDD, 0 is absent; codes are those of the tables of migrations/common, 0 is absent.
#pragma once
#include <cstdint>
#include <vector>

#include "base/text_column.hpp"
#include "domain/department.hpp"
#include "domain/mention.hpp"
#include "registry/packed_number.hpp"

namespace jiayu::registry {

using Row = std::uint32_t;  // a row of one of the columns below
inline constexpr Row no_row = UINT32_MAX;

// All linked mentions, by ascending mention_id.
struct Mentions {
    std::vector<std::int64_t> mention_id, record_id, person_id, division_code;
    std::vector<Department> department;
    std::vector<Role> role;
    std::vector<std::uint8_t> sex, ethnic_group, name_is_placeholder;
    std::vector<std::int32_t> birth_date, observed_on;
    std::vector<PackedNumber> citizen_number, mother_number, father_number, spouse_number;
    TextColumn name, phone, household_number, birth_certificate_number;
    TextColumn mother_name, father_name, spouse_name;  // of rows with a household number alone

    std::size_t size() const { return mention_id.size(); }
};

// Each by ascending record_id.
struct PregnancyRecords {
    std::vector<std::int64_t> record_id;
    std::vector<std::int32_t> booked_on;
};
struct DeliveryRecords {
    std::vector<std::int64_t> record_id;
    std::vector<std::int32_t> delivered_on, birth_weight_g;
    std::vector<std::uint8_t> gestation_weeks, fetus_count, fetus_order, live_birth;  // live_birth: 1 no, 2 yes, 0 absent
};
struct HouseholdRecords {
    std::vector<std::int64_t> record_id;
    std::vector<std::uint8_t> relation, hukou_type, marital_status, left_by_death;
    std::vector<std::int32_t> entered_on, left_on;
};
struct MigrationRecords {
    std::vector<std::int64_t> record_id, hukou_division_code;
    std::vector<std::uint8_t> direction;  // 1 inflow, 2 outflow
    std::vector<std::int32_t> arrived_on, left_on, verified_on;
};
struct MarriageRecords {
    std::vector<std::int64_t> record_id;
    std::vector<std::uint8_t> kind;  // 1 marriage, 2 divorce, 3 replacement paper
    std::vector<std::int32_t> registered_on;
};
struct SchoolRecords {
    std::vector<std::int64_t> record_id;
    std::vector<std::int32_t> enrolled_on;
};
struct SocialSecurityRecords {
    std::vector<std::int64_t> record_id, hukou_division_code;
    std::vector<std::int32_t> from_on;
};
struct CommunityRecords {
    std::vector<std::int64_t> record_id, hukou_division_code;
    std::vector<std::uint8_t> relation, hukou_type, marital_status, residence_status, birth_order;
    std::vector<std::int32_t> first_marriage_on, marital_changed_on, arrived_on, left_on, verified_on, died_on, reported_on;
    TextColumn temporary_number;
};

struct Sources {
    Mentions mentions;
    PregnancyRecords pregnancies;
    DeliveryRecords deliveries;
    HouseholdRecords households;
    MigrationRecords migrations;
    MarriageRecords marriages;
    SchoolRecords schools;
    SocialSecurityRecords social_security;
    CommunityRecords communities;
};

}  // namespace jiayu::registry
