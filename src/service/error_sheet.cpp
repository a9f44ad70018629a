#include "service/error_sheet.hpp"

#include "exchange/csv_writer.hpp"
#include "exchange/xlsx_writer.hpp"

namespace jiayu::service {

namespace {

// The columns of the sheet in front, because a row with too many cells has no place behind.
std::vector<std::string> sheet_row(RefusedRow const& row, std::int64_t file_id) {
    std::vector<std::string> cells{refused_row_key(file_id, row.row_number), row.reason.text(Language::zh), row.reason.text(Language::en)};
    cells.insert(cells.end(), row.cells.begin(), row.cells.end());
    return cells;
}

std::vector<std::vector<std::string>> sheet_rows(std::int64_t file_id, ReadSource const& source) {
    std::vector<std::vector<std::string>> rows;
    auto& header = rows.emplace_back(std::begin(error_sheet_headers), std::end(error_sheet_headers));
    header.insert(header.end(), source.kept_headers.begin(), source.kept_headers.end());
    for (auto const& row : source.refused) rows.push_back(sheet_row(row, file_id));
    return rows;
}

void write_csv(Path const& path, std::vector<std::vector<std::string>> const& rows, exchange::TableForm const& form) {
    std::string text;
    for (auto const& row : rows)
        exchange::append_csv_row(text, std::vector<std::string_view>(row.begin(), row.end()), form.delimiter);
    write_file(path, exchange::encode(text, form.encoding));
}

void write_sheet(Path const& path, std::vector<std::vector<std::string>> const& rows) {
    auto part = path;
    part += ".part";
    exchange::XlsxWriter writer(part, "退回");
    for (auto const& row : rows) {
        std::vector<exchange::XlsxCell> cells;
        for (auto const& text : row) cells.push_back(text.empty() ? exchange::XlsxCell() : exchange::XlsxCell(std::string_view(text)));
        writer.append_row(cells);
    }
    writer.close();
    std::filesystem::rename(part, path);
}

}  // namespace

std::string refused_row_key(std::int64_t file_id, std::int64_t row_number) { return fmt::format("{}-{}", file_id, row_number); }

std::optional<RefusedRowKey> parse_refused_row_key(std::string_view text) {
    RefusedRowKey key{};
    auto dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    auto first = std::from_chars(text.data(), text.data() + dash, key.file_id);
    auto second = std::from_chars(text.data() + dash + 1, text.data() + text.size(), key.row_number);
    bool is_key = first.ec == std::errc() && first.ptr == text.data() + dash && second.ec == std::errc() && second.ptr == text.data() + text.size();
    return is_key ? std::optional(key) : std::nullopt;
}

Path write_error_sheet(Path const& data, std::int64_t file_id, ReadSource const& source) {
    auto folder = data / "errors";
    std::filesystem::create_directories(folder);
    bool is_sheet = source.form.format == exchange::TableFormat::xlsx;
    auto path = folder / fmt::format("{}.{}.{}", source.report.path.stem().string(), file_id, is_sheet ? "xlsx" : "csv");
    auto rows = sheet_rows(file_id, source);
    if (is_sheet) write_sheet(path, rows);
    else write_csv(path, rows, source.form);
    return path;
}

}  // namespace jiayu::service
