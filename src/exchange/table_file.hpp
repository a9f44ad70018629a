// A department's file as rows of texts, whatever its format: CSV in any of our encodings and delimiters, or XLSX.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <variant>

#include "exchange/csv_reader.hpp"
#include "exchange/text_encoding.hpp"
#include "exchange/xlsx_reader.hpp"

namespace jiayu::exchange {

enum class TableFormat { csv, xlsx };

struct TableForm {
    TableFormat format = TableFormat::csv;
    Encoding encoding = Encoding::utf8;  // of a CSV
    char delimiter = ',';                // of a CSV
};

class TableFile {
public:
    // `bytes` are the file's, and must live as long as the table. Refuses what cannot be read as a table at all.
    static Result<std::unique_ptr<TableFile>> open(Path const& path, std::string_view bytes);

    TableForm const& form() const { return form_; }
    std::span<MergedCells const> merged() const;         // 0-based rows as the file counts them
    std::vector<std::string> other_sheets() const;       // not read

    void rewind();
    Result<bool> next();                                 // false at the end
    std::span<std::string_view const> cells() const;     // trailing empty cells of a sheet may be missing
    std::int64_t row_number() const;                     // 1-based, as a spreadsheet shows it
    std::string_view raw() const;                        // of a CSV: the row without its line end
    std::size_t bytes_read() const;                      // for progress
    std::optional<Error> fault() const;                  // why this row cannot be read as it stands

private:
    struct Text {
        DecodedText decoded;
        CsvReader reader;
        Text(std::string_view bytes, TableForm const& form, std::string const& file);
    };
    struct Cursor {
        Sheet sheet;
        std::size_t next = 0;
        std::vector<std::string_view> cells;
    };

    TableForm form_;
    std::string file_;
    std::size_t size_ = 0;
    std::unique_ptr<Text> text_;     // of a CSV
    std::unique_ptr<Cursor> cursor_; // of a sheet
};

// Refuses a line without end at the start of a file before the whole of it is read. Reads one piece.
std::optional<Error> find_endless_first_line(Path const& path);

}  // namespace jiayu::exchange
