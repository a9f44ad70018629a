// One exception of a rule's general case, as its pack writes it (policy/exceptions.hpp makes one condition of all).
#pragma once
#include <vector>

#include "policy/bilingual.hpp"
#include "rules/explain.hpp"

namespace jiayu::policy {

struct RuleException {
    std::string id;
    std::string applies, decides;  // as written: when it applies, and what then counts
    std::string clause;
    BilingualText title;
    std::vector<std::string> over; // exceptions that it goes before, where neither is the more specific
};

// Which of a condition's exceptions decides for these facts, from its explanation: nothing for the general case, and where it cannot be told.
RuleException const* exception_that_applies(std::vector<RuleException> const& exceptions, rules::Explanation const& whole);

}  // namespace jiayu::policy
