// The rows of a decision table as they stand in its CSV or XLSX file. Headings are the table's inputs and outputs and the fixed ones
// (row, from, until, clause, basis, note; in Chinese 编号, 起, 止, 条款, 依据, 说明).
#pragma once
#include "policy/load_pack.hpp"
#include "rules/decision_table.hpp"

namespace jiayu::policy {

// Fills `table`'s rows from `file` of `folder`; everything that cannot be read is told with its row and heading.
void read_table_rows(Path const& folder, std::string const& file, rules::Vocabulary const& vocabulary, rules::DecisionTable& table, std::vector<PackProblem>& problems);

}  // namespace jiayu::policy
