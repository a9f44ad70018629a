// What the operators take and give, and the words of refusal when they cannot take it.
#pragma once
#include "rules/syntax.hpp"
#include "rules/term.hpp"

namespace jiayu::rules {

// `syntax` is a unary or binary expression, `parts` its checked operands.
Result<Term> check_operation(Syntax const& syntax, std::string_view source, std::vector<Term> parts);

}  // namespace jiayu::rules
