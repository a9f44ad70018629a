// The Chinese lunar calendar and the Gregorian one, for lunar years 1900 to 2100 (31 January 1900 to 28 January 2101).
#pragma once
#include <optional>

#include "base/date.hpp"

namespace jiayu::han {

struct LunarDate {
    int year;
    unsigned month;        // 1 to 12
    unsigned day;          // 1 to 30
    bool in_leap_month = false;

    friend bool operator==(LunarDate const&, LunarDate const&) = default;
};

std::optional<Date> solar_from_lunar(LunarDate lunar);  // nullopt: no such lunar day, or outside the table
std::optional<LunarDate> lunar_from_solar(Date solar);  // nullopt: outside the table

std::optional<Date> lunar_new_year(int year);
std::optional<unsigned> leap_month(int year);  // the month that the leap month repeats; nullopt: none, or outside the table

// True when `written` is the lunar date of `solar`, taken down as if it were a solar one (leap months as their month).
bool is_lunar_reading(Date written, Date solar);

}  // namespace jiayu::han
