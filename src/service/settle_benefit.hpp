// The decisions that a matter's benefit lacks by the register as it is now: grants of periods that have begun, arrears and recoveries
// where facts were corrected backwards.
#pragma once
#include "matters/settle_periods.hpp"
#include "service/matter_rows.hpp"

namespace jiayu::service {

enum class SettleExtent : std::uint8_t { undecided, decided, everything };  // which periods are looked at

struct SettleOptions {
    SettleExtent extent = SettleExtent::everything;
    std::optional<Date> stopped_on;  // nothing is due for periods that begin after it
};

struct UnsettledPeriod {
    matters::MissingDecision decision;
    BenefitJudgement judgement;
};

struct BenefitSettlement {
    std::vector<UnsettledPeriod> missing;
    std::vector<std::string> unknown_periods;  // decided before, and now nobody can tell
};

// Reads only. From the period in which the matter was opened to the present one.
Result<BenefitSettlement> find_settlement(MatterDesk& desk, Matter const& matter, SettleOptions const& options);

// Writes what find_settlement finds, inside the caller's transaction; the ids of the decisions.
Result<std::vector<std::int64_t>> settle_benefit(MatterDesk& desk, Matter const& matter, SettleOptions const& options);

std::vector<matters::DecidedAmount> list_decided(store::Store& store, matters::Subject const& subject);

// Of a matter that is stopped: the day of the fact.
std::optional<Date> stopped_day(Matter const& matter);

// What a correction looks at: everything, but nothing new while the yearly renewal is overdue.
SettleOptions correction_of(MatterDesk const& desk, Matter const& matter);

}  // namespace jiayu::service
