// Looks at every case that a decision table tells apart: each input's values are cut at the ends of its cells, and one value of each
// piece stands for all. Exact: two values of one piece are alike to every row.
#pragma once
#include "base/result.hpp"
#include "rules/table_term.hpp"

namespace jiayu::rules {

enum class TableFaultKind : std::uint8_t { overlap, uncovered };

// One case, checked by the interpreter: rows `first` and `second` both match it, or none does.
struct TableFault {
    TableFaultKind kind;
    std::vector<Constant> inputs;  // by input
    Date day;                      // what from and until are held against
    std::size_t first = 0, second = 0;
};

// The first fault of each kind. Two rows that match one case are a fault of unique tables, a case without a row of complete ones that have
// no default and collect nothing. `inputs` are the table's own, over its view. Refuses a table whose cases are too many to look at.
Result<std::vector<TableFault>> table_faults(DecisionTable const& table, TableInputs const& inputs, Vocabulary const& vocabulary);

}  // namespace jiayu::rules
