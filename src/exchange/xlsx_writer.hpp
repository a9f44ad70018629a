// One-sheet XLSX workbooks, row by row, kept in memory until closed. The same calls give the same bytes: no clock enters the file.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/date.hpp"
#include "base/file.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace jiayu::exchange {

struct DateCell {  // a number with a date style, as spreadsheets keep days
    Date date;
};
using XlsxCell = std::variant<std::monostate, std::string_view, double, DateCell>;

class XlsxWriter {
public:
    XlsxWriter(Path const& path, std::string const& sheet_name);  // at most 31 characters
    ~XlsxWriter();
    XlsxWriter(XlsxWriter const&) = delete;
    XlsxWriter& operator=(XlsxWriter const&) = delete;

    void append_row(std::span<XlsxCell const> cells);
    void append_header(std::span<std::string_view const> names);  // bold; stays in view when it is the first row
    void merge(int row_first, int column_first, int row_last, int column_last, std::string_view text);  // 0-based; only rows not yet written
    void set_column_width(int column, double characters);
    void print_on_a4();  // upright, as wide as the page, with page numbers
    void close();  // throws EnvironmentFailure when the disk refuses

private:
    Path path_;
    lxw_workbook* workbook_;
    lxw_worksheet* sheet_;
    lxw_format* date_format_;
    lxw_format* header_format_;
    std::uint32_t row_ = 0;
};

}  // namespace jiayu::exchange
