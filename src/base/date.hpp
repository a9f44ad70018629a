// Days. `Date` is a valid day of the Gregorian calendar; stored as the integer YYYYMMDD (readable, sortable, the same on
// every database: docs/adr/0002). Parsing of dates as people write them is domain/written_date.hpp.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jiayu {

using Date = std::chrono::year_month_day;

std::optional<Date> make_date(int year, unsigned month, unsigned day);  // nullopt when there is no such day
std::optional<Date> date_from_number(std::int64_t yyyymmdd);
std::optional<Date> date_from_iso(std::string_view text);  // "2016-05-04" alone

constexpr std::int64_t to_number(Date date) {
    return int(date.year()) * 10000LL + unsigned(date.month()) * 100 + unsigned(date.day());
}
constexpr int to_days(Date date) { return int(std::chrono::sys_days(date).time_since_epoch().count()); }
constexpr Date date_from_days(int days) { return Date(std::chrono::sys_days(std::chrono::days(days))); }
std::string to_iso(Date date);

constexpr int days_between(Date from, Date to) { return to_days(to) - to_days(from); }
Date add_months(Date date, int months);  // a day that the month lacks becomes its last day
int age_in_years(Date born, Date on);    // completed years; born 29 February counts from 1 March in common years

}  // namespace jiayu
