// Cells of a decision table: "-", a value, a list, a comparison, "[60..65)", "not(…)". Also as offices write them: full-width signs, ≥, 是, 590元.
#pragma once
#include "base/result.hpp"
#include "rules/decision_table.hpp"
#include "rules/vocabulary.hpp"

namespace jiayu::rules {

// Of an int, money, text, bool, date or code.
Result<CellTest> parse_cell(std::string_view cell, Type const& type, Vocabulary const& vocabulary);
Result<Constant> parse_output(std::string_view cell, Type const& type, Vocabulary const& vocabulary);

}  // namespace jiayu::rules
