#include "matters/settle_periods.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "base/assert.hpp"

namespace jiayu::matters {

namespace {

constexpr std::size_t year_digits = 4, month_digits = 2;

unsigned number_at(std::string_view text, std::size_t at, std::size_t digits) {
    unsigned number = 0;
    JIAYU_ASSERT(text.size() >= at + digits);
    std::from_chars(text.data() + at, text.data() + at + digits, number);
    return number;
}

std::chrono::year_month month_of(std::string_view period) {
    return std::chrono::year(int(number_at(period, 0, year_digits))) / std::chrono::month(number_at(period, year_digits + 1, month_digits));
}

}  // namespace

PeriodUnit unit_of(std::string_view period) {
    if (period == "once") return PeriodUnit::once;
    return period.size() == year_digits ? PeriodUnit::year : PeriodUnit::month;
}

std::string period_of(PeriodUnit unit, Date day) {
    if (unit == PeriodUnit::once) return "once";
    auto year = fmt::format("{:04}", int(day.year()));
    return unit == PeriodUnit::year ? year : fmt::format("{}-{:02}", year, unsigned(day.month()));
}

Date first_day(std::string_view period) {
    switch (unit_of(period)) {
        case PeriodUnit::once: return Date(std::chrono::year(1), std::chrono::January, std::chrono::day(1));
        case PeriodUnit::year: return Date(std::chrono::year(int(number_at(period, 0, year_digits))), std::chrono::January, std::chrono::day(1));
        default: return month_of(period) / std::chrono::day(1);
    }
}

Date last_day(std::string_view period) {
    switch (unit_of(period)) {
        case PeriodUnit::once: return Date(std::chrono::year(9999), std::chrono::December, std::chrono::day(31));
        case PeriodUnit::year: return Date(first_day(period).year(), std::chrono::December, std::chrono::day(31));
        default: return Date(std::chrono::sys_days(month_of(period) / std::chrono::last));
    }
}

std::vector<std::string> periods_between(PeriodUnit unit, Date from, Date until) {
    std::vector<std::string> periods;
    if (to_days(until) < to_days(from)) return periods;
    if (unit == PeriodUnit::once) return {"once"};
    auto last = period_of(unit, until);
    for (auto day = first_day(period_of(unit, from)); periods.empty() || periods.back() != last; day = add_months(day, unit == PeriodUnit::year ? 12 : 1))
        periods.push_back(period_of(unit, day));
    return periods;
}

std::vector<MissingDecision> settle_periods(std::span<DecidedAmount const> decided, std::span<DueAmount const> due) {
    std::vector<MissingDecision> missing;
    for (auto const& [period, amount] : due) {
        if (!amount) continue;
        std::int64_t sum = 0;
        std::optional<std::int64_t> grant;
        for (auto const& one : decided) {
            if (one.period != period) continue;
            sum += one.amount;
            if (one.kind == DecisionKind::grant) grant = one.decision_id;
        }
        if (*amount == sum) continue;
        auto kind = !grant ? DecisionKind::grant : *amount > sum ? DecisionKind::arrears : DecisionKind::recovery;
        missing.push_back({kind, period, *amount - sum, grant});
    }
    return missing;
}

Date judged_on(std::string_view period, std::optional<Date> granted_on, Date today) {
    auto day = to_days(granted_on.value_or(today));
    return date_from_days(std::clamp(day, to_days(first_day(period)), to_days(last_day(period))));
}

Date due_since(std::string_view period, Date entitled_on) { return std::max(first_day(period), entitled_on); }

}  // namespace jiayu::matters
