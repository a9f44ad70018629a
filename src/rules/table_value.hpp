// What a decision table gives for one row of facts, by docs/adr/0025; held equal to rules/table_sql.hpp by tests/differential.
#pragma once
#include <functional>

#include "rules/term.hpp"

namespace jiayu::rules {

using RowMatches = std::function<std::optional<bool>(std::size_t row)>;  // nothing: it may match

std::optional<Constant> table_value(Term const& table, RowMatches const& matches);

// Of collecting tables: whether the first output comes before the second in what they look for.
bool comes_first(HitPolicy hit, Constant const& first, Constant const& second);

inline std::size_t row_count(Term const& table) { return table.parts.size() / 2; }
inline Constant const& output_of_row(Term const& table, std::size_t row) { return table.parts[2 * row + 1].constant; }
inline Constant const* default_of(Term const& table) { return table.parts.size() % 2 == 1 ? &table.parts.back().constant : nullptr; }

// The rows of a table that gives its least (or most) output, the outputs that it looks for first: rows of one output are neighbours.
std::vector<std::size_t> rows_by_output(Term const& table);

}  // namespace jiayu::rules
