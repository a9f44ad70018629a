#include "rules/number_sql.hpp"

namespace jiayu::rules {

namespace {

std::string digit(int place) { return fmt::format("(ascii(substr($1, {}, 1)) - 48)", place); }

// The number that the digits from `place` on write.
std::string digits(int place, int count) {
    auto sql = digit(place);
    for (int i = 1; i < count; ++i) sql = fmt::format("({} * 10 + {})", sql, digit(place + i));
    return sql;
}

}  // namespace

std::string number_shape_sql(Dialect dialect) {
    if (dialect == Dialect::postgres) return "($1 ~ '^[1-9][0-9]{16}[0-9X]$')";
    return "regexp_full_match($1, '[1-9][0-9]{16}[0-9X]')";
}

std::string number_check_sql(Dialect dialect) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    std::string sum = "0";
    for (int place = 1; place <= 17; ++place) sum += fmt::format(" + {} * {}", weights[place - 1], digit(place));
    return fmt::format("(case when {} then substr('10X98765432', ({}) % 11 + 1, 1) = substr($1, 18, 1) end)", number_shape_sql(dialect), sum);
}

std::string number_date_sql(Dialect dialect) {
    constexpr int year_place = 7, month_place = 11, day_place = 13;
    auto year = digits(year_place, 4), month = digits(month_place, 2), day = digits(day_place, 2);
    auto leap = fmt::format("{0} % 4 = 0 and ({0} % 100 <> 0 or {0} % 400 = 0)", year);
    auto month_days = fmt::format(
        "(case when {0} in (4, 6, 9, 11) then 30 when {0} <> 2 then 31 when {1} then 29 else 28 end)", month, leap);
    return fmt::format("(case when {} then {} between 1 and 12 and {} between 1 and {} and substr($1, 7, 8) between '18000101' and '$as_of_digits' end)",
                       number_shape_sql(dialect), month, day, month_days);
}

}  // namespace jiayu::rules
