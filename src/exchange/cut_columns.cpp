#include "exchange/cut_columns.hpp"

#include "exchange/csv_writer.hpp"

namespace jiayu::exchange {

namespace {

// A sheet's cells have addresses, so that only empty ones can be missing from it, at the end.
bool is_aligned(std::size_t cells, ColumnCut const& cut, TableFormat format) {
    auto columns = std::size_t(cut.column_count);
    return cells == columns || (format == TableFormat::xlsx && cells < columns);
}

// How many cells in front surely stand before the first cut column. One cell missing anywhere moves the rest to the left, two cells
// run together put what comes next into this one: where `missing` cells are, a cell may be of its own column or of the next `missing`.
std::size_t count_safe_cells(std::size_t cells, ColumnCut const& cut) {
    if (cut.columns.empty()) return cells;
    auto first_cut = std::size_t(*cut.columns.begin()), columns = std::size_t(cut.column_count);
    auto missing = columns > cells ? columns - cells : 0;
    return std::min(cells, first_cut > missing ? first_cut - missing : 0);
}

}  // namespace

std::vector<std::string_view> cut_cells(std::span<std::string_view const> cells, ColumnCut const& cut, TableFormat format) {
    if (!is_aligned(cells.size(), cut, format)) {
        auto safe = cells.first(count_safe_cells(cells.size(), cut));
        return {safe.begin(), safe.end()};
    }
    std::vector<std::string_view> kept;
    for (int column = 0; auto cell : cells)
        if (!cut.columns.contains(column++)) kept.push_back(cell);
    return kept;
}

// On the bytes as they are: in GB 18030 neither delimiters nor quotes nor line ends are ever the second byte of a character.
Result<std::string> cut_csv_columns(std::string_view bytes, TableForm const& form, ColumnCut const& cut, std::string_view file) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    std::string kept;
    kept.reserve(bytes.size());
    if (bytes.starts_with(mark)) {
        kept += mark;
        bytes.remove_prefix(mark.size());
    }
    CsvReader reader(bytes, form.delimiter, file);
    while (true) {
        auto more = reader.next();
        if (!more) return std::unexpected(more.error());
        if (!*more) return kept;
        append_csv_row(kept, cut_cells(reader.cells(), cut, TableFormat::csv), form.delimiter);
    }
}

}  // namespace jiayu::exchange
