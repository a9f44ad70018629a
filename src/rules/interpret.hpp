// A checked term for one row, by the same laws as its SQL (tests/differential holds the two equal on both databases).
#pragma once
#include <functional>

#include "rules/term.hpp"

namespace jiayu::rules {

// What a row holds in a column, of the column's type; nothing when the fact is missing.
using Facts = std::function<std::optional<Constant>(Column const&)>;

// Nothing is unknown. A bool that is true, false or unknown: the condition holds, fails or cannot be told.
std::optional<Constant> interpret(Term const& term, Facts const& facts, Date as_of);

// Reads no column, so that it is the same for every row.
bool is_closed(Term const& term);

}  // namespace jiayu::rules
