// A list as offices print it: a title over all columns, a line of particulars, a header of one or two rows with merged groups, bordered
// rows, a line for signatures; A4, as wide as the page, the header on every page. The same calls give the same bytes.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/file.hpp"
#include "domain/money.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace jiayu::exchange {

struct ListColumn {
    std::string title;
    std::string group;       // neighbours with the same one share a merged cell above; empty: the title takes both rows
    double width = 10;       // characters
    bool centred = true;     // else to the left
};

struct ListHead {
    std::string sheet, title;
    std::string left, right;  // the line of particulars: which office, which day
    std::vector<ListColumn> columns;
    bool landscape = false;
};

using ListCell = std::variant<std::monostate, std::string_view, std::int64_t, Money>;  // money as yuan with two decimals

class ListSheet {
public:
    ListSheet(Path const& path, ListHead const& head);
    ~ListSheet();
    ListSheet(ListSheet const&) = delete;
    ListSheet& operator=(ListSheet const&) = delete;

    void append_row(std::span<ListCell const> cells);
    void append_total(std::span<ListCell const> cells);  // bold; the first text is merged over the empty cells that follow it
    void append_note(std::string_view text);             // over all columns, without borders: who made it, who checked it
    void close();                                        // throws EnvironmentFailure when the disk refuses

private:
    void write_title(ListHead const& head);
    void write_header(ListHead const& head);
    void write_cell(std::uint16_t column, ListCell const& cell, lxw_format* text_format, lxw_format* money_format);
    lxw_format* add_format(bool bold, bool border, int align);

    Path path_;
    lxw_workbook* workbook_;
    lxw_worksheet* sheet_;
    lxw_format *bold_, *left_, *centre_, *money_, *bold_money_, *note_;
    std::vector<lxw_format*> column_formats_;
    std::uint16_t last_column_;
    std::uint32_t row_ = 0;
};

}  // namespace jiayu::exchange
