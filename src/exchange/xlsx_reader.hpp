// The first sheet with content of an XLSX workbook as texts: shared and inline strings, cached values of formulas, numbers as
// plain digits, dates (by cell style) as "2016-05-04". Whole sheets in memory: departments send small tables this way.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"

namespace jiayu::exchange {

struct MergedCells {  // inclusive, 0-based
    int row_first, row_last, column_first, column_last;
};

struct SheetRow {
    std::int64_t row_number = 0;  // 1-based
    std::vector<std::string> cells;
    int formula_without_value = 0;  // 1-based column, or 0
};

struct Sheet {
    std::string name;
    std::vector<SheetRow> rows;  // blank rows are left out
    std::vector<MergedCells> merged;
    std::vector<std::string> other_sheets;  // with or without content, not read
};

struct XlsxLimits {
    std::size_t part_bytes_max = std::size_t(1) << 30;
    std::size_t columns_max = 1000;
};

// Refuses a damaged, cut, hostile or exploding file, naming the part that shows it.
Result<Sheet> read_xlsx(Path const& path, XlsxLimits limits = {});

}  // namespace jiayu::exchange
