// The decisions that a matter's benefit lacks: grants of periods that have begun and nobody paid, arrears and recoveries where what was
// true in a period is known to be otherwise. Facts are those of the period, not of today (service/fact_memory.hpp).
#pragma once
#include "matters/facts_in_time.hpp"
#include "matters/settle_periods.hpp"
#include "service/matter_rows.hpp"
#include "service/paid_before.hpp"

namespace jiayu::service {

enum class SettleExtent : std::uint8_t { undecided, decided, everything };  // which periods are looked at

// Confirmed: what the register says now of that fact was so since that day.
struct RedatedFact {
    std::string fact;
    Date since;
};

struct SettleOptions {
    SettleExtent extent = SettleExtent::everything;
    std::optional<Date> stopped_on;   // nothing is due for periods that begin after it
    std::optional<RedatedFact> redated;
    bool is_decided_anew = false;     // after an appeal: by what is known now for all periods, unless that harms the applicant in one
    bool is_refused = false;          // nothing is due at all
};

struct UnsettledPeriod {
    matters::MissingDecision decision;
    BenefitJudgement judgement;
};

struct PaidPeriod {
    std::string period;
    PaidBefore line;
};

struct BenefitSettlement {
    std::vector<UnsettledPeriod> missing;
    std::vector<std::string> unknown_periods;       // decided before, and now nobody can tell
    std::vector<PaidPeriod> paid_before;            // not granted: the earlier system paid them
    std::vector<matters::LearnedFacts> learned;     // to be kept with the step
    std::string fact_view;
};

// Reads only. From the day to which the application reaches back to the present period.
Result<BenefitSettlement> find_settlement(MatterDesk& desk, Matter const& matter, SettleOptions const& options);

struct WrittenSettlement {
    std::vector<std::int64_t> decisions;  // ids
    std::vector<PaidPeriod> paid_before;
};

// Writes what find_settlement finds, inside the caller's transaction.
Result<WrittenSettlement> settle_benefit(MatterDesk& desk, Matter const& matter, SettleOptions const& options);

// That the facts were looked at and what was new in them, where nothing else is to be written.
void keep_learned(MatterDesk& desk, Matter const& matter, BenefitSettlement const& settlement);

std::vector<matters::DecidedAmount> list_decided(store::Store& store, matters::Subject const& subject);

// Of a matter that is stopped: the day after which nothing is due. A day that was typed counts from the day of writing, unless the
// register knows a death on it or the change was confirmed.
std::optional<Date> stopped_day(MatterDesk const& desk, Matter const& matter);

// What a correction looks at: everything, but nothing new while the yearly renewal is overdue.
SettleOptions correction_of(MatterDesk const& desk, Matter const& matter);

}  // namespace jiayu::service
