// One mention as codes of dictionaries: 64 bytes, one cache line. Code or number 0 is "absent".
#pragma once
#include <cstdint>

#include "linkage/dictionary.hpp"
#include "linkage/row_index.hpp"

namespace jiayu::register_linkage {

using namespace linkage;

struct Row {
    // own, mother's, father's and spouse's; numbers in one dictionary, names in another
    Code number = 0, mother_number = 0, father_number = 0, spouse_number = 0;
    Code name = 0, mother_name = 0, father_name = 0, spouse_name = 0;
    Code phone = 0, household = 0, certificate = 0, division = 0;
    std::int32_t birth_date = 0;  // YYYYMMDD
    std::uint32_t record = 0;     // rows of one record (a mother and her child) are different people
    std::uint8_t department = 0, role = 0, sex = 0, ethnic_group = 0;
    // The person of a valid number that agrees with the birth date and sex of its own mention: not another's copied by mistake.
    Code trusted_person = 0;
};
static_assert(sizeof(Row) == 64);

}  // namespace jiayu::register_linkage
