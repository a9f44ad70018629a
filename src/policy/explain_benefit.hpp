// Why a person is or is not entitled to a benefit: every condition in words that a resident understands, with the values and
// parameters read, what is missing, what will change on which day, and how the amount comes about.
#pragma once
#include <functional>

#include "policy/judge_benefit.hpp"

namespace jiayu::policy {

struct BenefitReading {
    rules::Column const* column;
    std::string value;  // numbers that name a person masked; empty: missing
};

struct BenefitParameter {
    std::string name, value, source, basis;  // value empty: none in force
};

struct ExplainedCondition {
    BenefitCondition const* condition;
    Outcome outcome;
    BilingualText sentence;
    BilingualText nearly;              // "two months short of 60"; empty: it does not turn within ten years, or the pack has no words
    std::optional<Date> changes_on;    // with these facts, within ten years
    Outcome outcome_then = Outcome::unknown;
    std::vector<BenefitReading> readings;
    std::vector<BenefitParameter> parameters;
};

struct ExplainedBenefit {
    Benefit const* benefit;
    Date as_of;
    std::string period;
    BenefitVerdict verdict;
    std::vector<ExplainedCondition> conditions;
    std::optional<Date> entitled_on;         // where it holds
    std::optional<BenefitChange> change;     // of the whole, within ten years
    std::optional<std::int64_t> payee;       // a person id: the column's, else the person itself
    std::string amount_line;                 // "300 × 12 = 3600"; empty: no amount
    std::vector<BenefitReading> amount_readings;
    std::vector<BenefitParameter> amount_parameters;
    bool rests_on_recall = false;
};

struct BenefitSubject {
    std::int64_t person;
    rules::Facts facts;
    std::function<std::string(rules::Column const&, std::string)> mask;  // of what may be shown
};

ExplainedBenefit explain_benefit(Benefit const& benefit, BenefitSubject const& subject, Date as_of);

}  // namespace jiayu::policy
