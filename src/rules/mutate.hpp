// Small changes of a condition, each of which its examples should notice: an operator for its neighbour, a number one more or one less,
// an operand left out. A change that no example notices is a boundary that nobody has said.
#pragma once
#include <string>

#include "rules/term.hpp"

namespace jiayu::rules {

struct Mutant {
    Term term;
    Span span;             // of what was changed, in the source
    std::string from, to;  // "<" and "<=", "18" and "19", "a && b" and "a"
};

// Each differs from `term` in one place. `source` is the text that the term was checked from.
std::vector<Mutant> mutants_of(Term const& term, std::string_view source);

}  // namespace jiayu::rules
