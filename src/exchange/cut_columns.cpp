#include "exchange/cut_columns.hpp"

#include "exchange/csv_writer.hpp"

namespace jiayu::exchange {

std::vector<std::string_view> cut_cells(std::span<std::string_view const> cells, ColumnCut const& cut, TableFormat format) {
    std::vector<std::string_view> kept;
    bool is_whole = int(cells.size()) == cut.column_count || (format == TableFormat::xlsx && int(cells.size()) < cut.column_count);
    for (int column = 0; auto cell : cells) {
        bool is_cut = cut.columns.contains(column++);
        if (is_cut && !is_whole) break;
        if (!is_cut) kept.push_back(cell);
    }
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
