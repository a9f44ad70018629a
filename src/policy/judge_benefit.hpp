// One benefit for one person by the interpreter: what the statement for everybody (policy/benefit_statement.hpp) says, said again.
#pragma once
#include <span>

#include "policy/pack.hpp"
#include "rules/interpret.hpp"

namespace jiayu::policy {

struct BenefitVerdict {
    BenefitVersion const* version = nullptr;    // none in force on the day: fails without conditions
    Outcome outcome = Outcome::fails;
    std::vector<Outcome> conditions;            // as BenefitVersion::conditions
    std::optional<std::int64_t> amount, total;  // fen, where it holds; none: not set
    std::optional<Date> apply_by;               // where it holds, of a first application
};

BenefitVerdict judge_benefit(Benefit const& benefit, rules::Facts const& facts, Date as_of);

// All hold: holds; any fails: fails; else unknown.
Outcome outcome_of_all(std::span<Outcome const> conditions);

Outcome outcome_of(rules::Term const& condition, rules::Facts const& facts, Date as_of);
std::optional<std::int64_t> money_of(std::optional<rules::Term> const& term, rules::Facts const& facts, Date as_of);

// The day on which these facts came to entitle, by the rules of each day, at the earliest where the oldest version begins.
// Only for what holds on `as_of`.
Date entitled_since(Benefit const& benefit, rules::Facts const& facts, Date as_of);

struct BenefitChange {
    Date day;
    Outcome outcome;
};

// The day on which one condition turns in (as_of, until], if its outcome on `until` is another one than today's.
std::optional<BenefitChange> next_turn_of(rules::Term const& condition, rules::Facts const& facts, Date as_of, Date until);

// The first turn of the whole in (as_of, until] while the facts stay as they are; each condition is taken to turn once at most.
std::optional<BenefitChange> next_turn(Benefit const& benefit, rules::Facts const& facts, Date as_of, Date until);

}  // namespace jiayu::policy
