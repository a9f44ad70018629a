#include "synth/sheet_layout.hpp"

#include "base/date.hpp"
#include "synth/csv_lines.hpp"

namespace jiayu::synth {

SheetLayout::SheetLayout(Path const& path, SourceFile const& file) : file_(file), writer_(path, "Sheet1") {
    append_title();
    auto last_column = int(file.headers.size()) - 1;
    if (file.header_rows == 2) writer_.append_header(file.headers);
    if (file.group_from.empty()) return;
    // Two header rows: single columns merged downwards, groups merged over theirs.
    auto first_group = file.group_from.front().second;
    for (int column = 0; column < first_group; ++column) writer_.merge(1, column, 2, column, file.headers[std::size_t(column)]);
    for (std::size_t i = 0; i < file.group_from.size(); ++i) {
        auto until = i + 1 < file.group_from.size() ? file.group_from[i + 1].second - 1 : last_column;
        writer_.merge(1, file.group_from[i].second, 1, until, file.group_from[i].first);
    }
    writer_.append_row({});
    std::vector<exchange::XlsxCell> second(file.headers.size());
    for (int column = first_group; column <= last_column; ++column) second[std::size_t(column)] = file.headers[std::size_t(column)];
    writer_.append_row(second);
}

void SheetLayout::append_title() {
    std::vector<exchange::XlsxCell> title{std::string_view(file_.title)};
    writer_.append_row(title);
}

void SheetLayout::append_rows(std::span<std::string const> cells) {
    auto columns = file_.order.size();
    line_.resize(columns);
    for (std::size_t at = 0; at < cells.size(); at += columns) {
        for (std::size_t i = 0; i < columns; ++i) {
            auto const& cell = cells[at + i];
            if (cell.empty()) line_[i] = std::monostate{};
            else if (file_.numeric[i] == SheetNumber::date) line_[i] = exchange::DateCell{date_from_days(int(number_of(cell)) - 25'569)};
            else if (file_.numeric[i] == SheetNumber::number) line_[i] = double(number_of(cell));
            else line_[i] = std::string_view(cell);
        }
        writer_.append_row(line_);
    }
}

void SheetLayout::close() {
    if (!file_.note.empty()) {
        std::vector<exchange::XlsxCell> note{std::string_view(file_.note)};
        writer_.append_row(note);
    }
    writer_.close();
}

}  // namespace jiayu::synth
