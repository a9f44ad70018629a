// From a decision table to a term: every row's cells as one condition, in the order of the rows.
#pragma once
#include "rules/decision_table.hpp"
#include "rules/term.hpp"

namespace jiayu::rules {

// What a table's expressions are in the view that it is asked from.
struct TableInputs {
    std::vector<Term> inputs;  // by input
    Term day;
};

Term row_condition(TableRow const& row, TableInputs const& inputs, Span span);

// `table` must outlive the term. Parts are row 0's condition and output, row 1's …, and last, when there is one, the default.
Term table_term(DecisionTable const& table, std::size_t output, TableInputs const& inputs, Span span);

std::size_t output_of(Term const& table);

}  // namespace jiayu::rules
