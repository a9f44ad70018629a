// How alike two birth dates (YYYYMMDD) are, knowing how dates go wrong.
#pragma once
#include <cstdint>

namespace jiayu::register_linkage {

enum class DateLevel : std::uint8_t {
    absent,
    exact,
    lunar,        // one is the lunar date of the other, read as solar
    swapped,      // day and month
    ten_years,    // the same day, ten years apart
    slip,         // one digit
    transposed,   // two neighbouring digits
    default_day,  // the same year, and one of them its first day, or the same month and one its first or fifteenth
    near,         // up to 60 days apart: the day of registration entered for the day of birth
    same_year,
    different     // in different years
};

DateLevel compare_dates(std::int32_t a, std::int32_t b);

}  // namespace jiayu::register_linkage
