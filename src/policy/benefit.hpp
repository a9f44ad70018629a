// A benefit of a pack: who is entitled, in conditions each with its clause and its words; how much, as an expression over dated
// parameters; by dated versions, so that an old case is judged by the rules of its day.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "policy/rule_exception.hpp"
#include "policy/sentence.hpp"
#include "rules/term.hpp"

namespace jiayu::policy {

enum class Outcome : std::uint8_t;

enum class PaymentPeriod : std::uint8_t { once, yearly, monthly };
std::string_view name_of(PaymentPeriod period);
std::string period_on(PaymentPeriod period, Date day);      // "once", "2026", "2026-03"
Date period_begins(PaymentPeriod period, Date day);         // of "once": the day itself

struct BenefitCondition {
    std::string id;
    std::string when;
    rules::Term condition;
    std::string clause, basis;
    BilingualSentence holds, fails, unknown;
    BilingualText decided_by;                // the document or fact that tells when it is unknown; empty: it never is
    std::optional<BilingualSentence> nearly;  // of a condition that fails today and holds later
    std::vector<RuleException> exceptions = {};  // `when` holds them all
};

struct BenefitVersion {
    Date from;
    std::optional<Date> until;             // the last day; none: open
    std::vector<std::size_t> conditions;   // of Benefit::conditions
    std::string amount_source, total_source, apply_by_source;
    std::optional<rules::Term> amount;     // money, of one period; none: not set
    std::optional<rules::Term> total;      // money, of all periods together
    std::optional<rules::Term> apply_by;   // the last day of a first application; told, never a condition
    BilingualText amount_waits_for;        // why there is none and who sets it
};

struct BenefitExample {
    std::map<std::string, rules::Constant, std::less<>> given;
    Date as_of;
    Outcome expect;
    std::optional<std::int64_t> amount, total;             // fen; none: not asked for
    std::optional<Date> apply_by;
    std::map<std::string, Outcome, std::less<>> reasons;   // by condition
};

struct Benefit {
    std::string id, file;
    BilingualText title, about;                   // about: what stands in place of what is not asked
    rules::View const* view;
    std::vector<rules::Column const*> payee;      // the first that is filled; none: the person
    PaymentPeriod period;
    std::vector<BenefitCondition> conditions;
    std::vector<BenefitVersion> versions;         // by day, apart
    std::vector<BenefitExample> examples;

    BenefitVersion const* version_on(Date day) const;
};

// The parameters that a term reads, each once.
std::vector<rules::Parameter const*> parameters_read(rules::Term const& term);

// Is any parameter in force on the day, or any condition, only recalled? Every output says so.
bool rests_on_recall(Benefit const& benefit, BenefitVersion const& version, Date day);

}  // namespace jiayu::policy
