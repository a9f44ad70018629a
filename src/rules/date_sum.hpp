// A day plus or minus whole days, months or years. A day that the month lacks becomes its last; what leaves the years 1800 to 2200
// (base/date.hpp) is unknown.
#pragma once
#include <optional>

#include "base/date.hpp"
#include "rules/term.hpp"

namespace jiayu::rules {

enum class Period : std::uint8_t { days, months, years };

inline constexpr Date day_first{std::chrono::year(1800), std::chrono::month(1), std::chrono::day(1)};
inline constexpr Date day_last{std::chrono::year(2200), std::chrono::month(12), std::chrono::day(31)};

Period period_of(Term const& duration);  // a call of days, months or years
std::optional<Date> add(Date day, Period period, std::int64_t count);

}  // namespace jiayu::rules
