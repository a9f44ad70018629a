#include "exchange/table_file.hpp"

#include <fstream>

#include "exchange/messages.hpp"

namespace jiayu::exchange {

namespace {

constexpr std::string_view zip_begins = "PK\x03\x04";
constexpr std::string_view old_excel_begins = "\xD0\xCF\x11\xE0";

char delimiter_of(DecodedText const& text) { return detect_delimiter(text.text()); }

}  // namespace

TableFile::Text::Text(std::string_view bytes, TableForm const& form, std::string const& file)
    : decoded(bytes, form.encoding), reader(decoded.text(), delimiter_of(decoded), file) {}

Result<std::unique_ptr<TableFile>> TableFile::open(Path const& path, std::string_view bytes) {
    auto file = path.filename().string();
    if (bytes.empty() || bytes == "\xEF\xBB\xBF") return refuse(message::file_empty, {{"file", file}});
    if (bytes.starts_with(old_excel_begins)) return refuse(message::excel_old, {{"file", file}});
    auto table = std::make_unique<TableFile>();
    table->file_ = file;
    table->size_ = bytes.size();
    if (bytes.starts_with(zip_begins)) {
        auto sheet = read_xlsx(path);
        if (!sheet) return std::unexpected(sheet.error());
        table->form_.format = TableFormat::xlsx;
        table->cursor_ = std::make_unique<Cursor>(std::move(*sheet));
        return table;
    }
    auto encoding = detect_encoding(bytes, file);
    if (!encoding) return std::unexpected(encoding.error());
    table->form_.encoding = *encoding;
    table->text_ = std::make_unique<Text>(bytes, table->form_, file);
    table->form_.delimiter = delimiter_of(table->text_->decoded);
    return table;
}

std::span<MergedCells const> TableFile::merged() const {
    return cursor_ ? std::span<MergedCells const>(cursor_->sheet.merged) : std::span<MergedCells const>();
}

std::vector<std::string> TableFile::other_sheets() const { return cursor_ ? cursor_->sheet.other_sheets : std::vector<std::string>(); }

void TableFile::rewind() {
    if (cursor_) cursor_->next = 0;
    else text_->reader = CsvReader(text_->decoded.text(), form_.delimiter, file_);
}

Result<bool> TableFile::next() {
    if (text_) return text_->reader.next();
    if (cursor_->next == cursor_->sheet.rows.size()) return false;
    auto const& row = cursor_->sheet.rows[cursor_->next++];
    cursor_->cells.assign(row.cells.begin(), row.cells.end());
    return true;
}

std::span<std::string_view const> TableFile::cells() const { return text_ ? text_->reader.cells() : cursor_->cells; }

std::int64_t TableFile::row_number() const {
    return text_ ? text_->reader.row_number() : cursor_->sheet.rows[cursor_->next - 1].row_number;
}

std::string_view TableFile::raw() const { return text_ ? text_->reader.raw() : std::string_view(); }

std::size_t TableFile::bytes_read() const {
    if (cursor_) return size_ * cursor_->next / cursor_->sheet.rows.size();
    return std::size_t(double(text_->reader.offset()) / double(text_->decoded.text().size() + 1) * double(size_));
}

std::optional<Error> TableFile::fault() const {
    if (cursor_) {
        auto column = cursor_->sheet.rows[cursor_->next - 1].formula_without_value;
        if (!column) return std::nullopt;
        return Error(message::formula_without_value, {{"column", std::to_string(column)}});
    }
    auto const& reader = text_->reader;
    if (reader.misplaced_quote()) return Error(message::quote_misplaced, {{"column", std::to_string(reader.misplaced_quote())}});
    if (text_->decoded.broken() == 0) return std::nullopt;
    for (std::size_t column = 0; column < reader.cells().size(); ++column)
        if (reader.cells()[column].find(replacement_character) != std::string_view::npos)
            return Error(message::row_undecodable, {{"column", std::to_string(column + 1)}});
    return std::nullopt;
}

std::optional<Error> find_endless_first_line(Path const& path) {
    auto limit = CsvLimits().row_bytes_max;
    std::string piece(limit + 1, '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(piece.data(), std::streamsize(piece.size()));
    piece.resize(std::size_t(in.gcount()));
    if (piece.size() <= limit || piece.starts_with(zip_begins) || piece.starts_with(old_excel_begins)) return std::nullopt;
    if (piece.find('\n') != std::string::npos) return std::nullopt;
    auto nul = piece.find('\0');
    return Error(nul == std::string::npos ? message::row_too_long : message::nul_byte,
                 {{"file", path.filename().string()}, {"row", "1"}, {"column", "1"}, {"limit", std::to_string(limit)}});
}

}  // namespace jiayu::exchange
