// How long a condition becomes as SQL, before it is written: functions and sums of days repeat their parts, so nested ones grow by
// multiplication, and an author's slip must not take all memory.
#pragma once
#include "rules/term.hpp"

namespace jiayu::rules {

// Characters; at least what rules/sql.hpp writes, for either dialect.
double sql_size(Term const& term);

}  // namespace jiayu::rules
