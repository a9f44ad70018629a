// What one written mention says, as far as truths about persons, couples, households and births follow from it.
#pragma once
#include <cstdint>

#include "domain/mention.hpp"
#include "synth/person.hpp"

namespace jiayu::synth {

struct Fact {
    PersonIndex person = nobody;
    Department department = Department::household_register;
    Role role = Role::subject;
    bool copy = false;
    bool current = false;            // household and community rows: the person is a member today
    bool moved_away = false;         // 注销原因 迁出
    bool temporary_number = false;
    bool residence_here = false;     // delivery, immunisation, school: a division of the district is written
    bool inflow_open = false;
    bool divorce = false;            // marriage rows
    std::uint8_t relation = 0;       // GB/T 4761, 0 empty
    std::uint8_t marital = 0;        // GB/T 2261.2, 0 empty
    std::uint8_t birth_order = 0, fetus_count = 0;
    std::int32_t row = 0;
    Day birth = never;               // as written
    Day died = never;
    Day event = always;              // judged against death
    Day married_or_divorced = never;
    Day delivered_on = never;
    Day reported_on = never;
    std::uint64_t number = 0;        // packed, when valid
    std::uint64_t spouse_number = 0;
    std::int64_t household = 0;      // as written
    std::int64_t division = 0;
    std::int32_t certificate = 0;    // of the delivery row
};

}  // namespace jiayu::synth
