// Looks up names and checks types: from a syntax tree to a condition that can be judged over a fact view.
#pragma once
#include "rules/syntax.hpp"
#include "rules/table_term.hpp"

namespace jiayu::rules {

// The view and the vocabulary must outlive the terms.
Result<Term> check(Syntax const& syntax, std::string_view source, View const& view, Vocabulary const& vocabulary);

// Parses and checks, and refuses what is not a bool.
Result<Term> check_condition(std::string_view source, View const& view, Vocabulary const& vocabulary);

// What a table reads, as terms over the view that it is asked from.
Result<TableInputs> check_inputs(DecisionTable const& table, View const& view, Vocabulary const& vocabulary);

}  // namespace jiayu::rules
