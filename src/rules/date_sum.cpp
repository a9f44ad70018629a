#include "rules/date_sum.hpp"

#include "rules/function.hpp"

namespace jiayu::rules {

namespace {

constexpr int months_of_year = 12;

std::optional<Date> within(Date day) {
    return day < day_first || day > day_last ? std::nullopt : std::optional(day);
}

}  // namespace

Period period_of(Term const& duration) {
    if (duration.function->name == "days") return Period::days;
    return duration.function->name == "months" ? Period::months : Period::years;
}

std::optional<Date> add(Date day, Period period, std::int64_t count) {
    constexpr int days_max = days_between(day_first, day_last);
    if (count < -days_max || count > days_max) return std::nullopt;
    if (period == Period::days) return within(date_from_days(to_days(day) + int(count)));
    constexpr int years_max = int((day_last.year() - day_first.year()).count());
    constexpr int months_max = (years_max + 1) * months_of_year;
    auto months = period == Period::months ? count : count * months_of_year;
    if (months < -months_max || months > months_max) return std::nullopt;
    return within(add_months(day, int(months)));
}

}  // namespace jiayu::rules
