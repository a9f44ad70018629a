// From what was decided and what is due by the facts as they are known now: the decisions that are missing, period by period.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace jiayu::matters {

enum class PeriodUnit : std::uint8_t { once, year, month };

// "once", "2026", "2026-03".
PeriodUnit unit_of(std::string_view period);
std::string period_of(PeriodUnit unit, Date day);
// Of "once": the first and the last day that there are.
Date first_day(std::string_view period);
Date last_day(std::string_view period);
std::vector<std::string> periods_between(PeriodUnit unit, Date from, Date until);  // with both ends; none when `until` is earlier

enum class DecisionKind : std::uint8_t { grant = 1, arrears = 2, recovery = 3 };  // as benefit_decision.kind

struct DecidedAmount {
    std::int64_t decision_id = 0;
    DecisionKind kind = DecisionKind::grant;
    std::string period;
    std::int64_t amount = 0;  // fen; below zero of a recovery
    Date decided_on;
};

struct DueAmount {
    std::string period;
    std::optional<std::int64_t> amount;  // fen; nothing: cannot be told, so nothing is decided
};

struct MissingDecision {
    DecisionKind kind;
    std::string period;
    std::int64_t amount;
    std::optional<std::int64_t> corrects;  // the period's grant
    friend bool operator==(MissingDecision const&, MissingDecision const&) = default;
};

// With these added, what was decided for every period of `due` sums to what is due. Periods that `due` does not name stay as they are.
std::vector<MissingDecision> settle_periods(std::span<DecidedAmount const> decided, std::span<DueAmount const> due);

// The day on which a period is judged: that of its grant, else the present one, but never outside the period.
Date judged_on(std::string_view period, std::optional<Date> granted_on, Date today);

// The day from which a period's money was due: who came to be entitled years ago waits for this period's money since it began.
Date due_since(std::string_view period, Date entitled_on);

}  // namespace jiayu::matters
