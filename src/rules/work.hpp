// How much work a condition is for a database, so that the cheap part of it can spare the costly part.
#pragma once
#include "rules/term.hpp"

namespace jiayu::rules {

// Comparisons of columns and constants are cheap; what calls a function or asks for a day's parameter is not.
bool is_costly(Term const& term);

}  // namespace jiayu::rules
