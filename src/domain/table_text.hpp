// The small CSV tables of packs (UTF-8, comma, optional quotes), with columns by name. Departments' files are exchange's work.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace jiayu {

class TableText {
public:
    static Result<TableText> read(std::string_view csv, std::vector<std::string> const& columns);

    std::size_t size() const { return rows_.size(); }
    // `column` counts in the list given to read(). A row that ends early has empty cells.
    std::string const& cell(std::size_t row, std::size_t column) const { return rows_[row][column]; }
    // "row 3: the value … does not fit", counting the header as row 1.
    std::unexpected<Error> refuse_cell(std::size_t row, std::size_t column) const;

private:
    std::vector<std::string> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace jiayu
