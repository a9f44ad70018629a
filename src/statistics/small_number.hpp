// Small-number protection of a table of counts that is published with its row, column and grand totals. Counts from 1 to
// threshold − 1 are hidden, and so are as many others as it takes that nobody who knows all that is shown can tell that a hidden
// count is below the threshold: among the tables that agree with what is shown, one always has `threshold` or more in that place.
// Method: shortest augmenting cycles (Castro 2007, "A shortest-paths heuristic for statistical data protection in positive tables").
// Protects one table on its own; tables that share cells must be given as one.
#pragma once
#include <cstdint>
#include <vector>

namespace jiayu::statistics {

struct CountTable {
    std::size_t rows;
    std::size_t columns;
    std::vector<std::int64_t> counts;  // row after row, none negative

    std::int64_t at(std::size_t row, std::size_t column) const { return counts[row * columns + column]; }
};

struct ProtectedTable {
    std::size_t columns;
    std::vector<bool> hidden_cells;  // row after row
    std::vector<bool> hidden_rows;   // row totals
    std::vector<bool> hidden_columns;
    bool hidden_total = false;

    bool hides(std::size_t row, std::size_t column) const { return hidden_cells[row * columns + column]; }
};

// `threshold` 1 or less hides nothing. The work grows with hidden cells × table size.
ProtectedTable protect_small_numbers(CountTable const& table, std::int64_t threshold);

}  // namespace jiayu::statistics
