// Completed years against a number, said as a day: who is 18 on a day was born on or before one day that is known beforehand.
#pragma once
#include "rules/term.hpp"

namespace jiayu::rules {

struct YearsLimit {
    Term const* from;     // the first day of the years
    bool on_or_before;    // else after
    Date limit;
};

// Of age_on(from, as_of) or years_between(from, as_of) compared with a number above zero; nothing for other terms.
std::optional<YearsLimit> years_limit(Term const& comparison, Date as_of);

}  // namespace jiayu::rules
