// Why a condition holds, fails or cannot be told for one row: a tree along !, &&, || and ? :, whose leaves are single conditions.
#pragma once
#include "rules/interpret.hpp"

namespace jiayu::rules {

struct Explanation {
    Term const* term;
    std::optional<bool> outcome;          // nothing: unknown
    bool is_decisive = false;             // another outcome of this one alone would change the whole
    std::vector<Explanation> parts = {};  // none: a single condition
};

// `term` is a bool and must outlive the explanation.
Explanation explain(Term const& term, Facts const& facts, Date as_of);

struct OutcomeChange {
    Date day;
    std::optional<bool> outcome;
    friend bool operator==(OutcomeChange const&, OutcomeChange const&) = default;
};

// The first day after `as_of` on which the outcome is another one while the facts stay as they are; nothing: none until `until`.
std::optional<OutcomeChange> next_change(Term const& term, Facts const& facts, Date as_of, Date until);

}  // namespace jiayu::rules
