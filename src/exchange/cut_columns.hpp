// A table again, without some of its columns: what is kept of a file that carries columns nobody may keep.
#pragma once
#include <set>

#include "exchange/table_file.hpp"

namespace jiayu::exchange {

// Rows whose number of cells is not `column_count` keep only the cells in front that cannot be of a cut column: those before the
// first cut one, less as many as the row has too few.
struct ColumnCut {
    std::set<int> columns;  // 0-based
    int column_count;
};

std::vector<std::string_view> cut_cells(std::span<std::string_view const> cells, ColumnCut const& cut, TableFormat format);

// The bytes of a CSV in its own encoding and delimiter, lines ended by CR LF.
Result<std::string> cut_csv_columns(std::string_view bytes, TableForm const& form, ColumnCut const& cut, std::string_view file);

}  // namespace jiayu::exchange
