// Rows of a small table as texts, by header: CSV in any of our encodings, XLSX or Parquet.
#pragma once
#include "service/record_batches.hpp"

namespace jiayu::service {

struct WantedText {
    std::string header;
    bool is_needed = true;  // else every row is empty there where the table lacks the column
};

struct TextRows {
    std::vector<std::vector<std::string>> columns;  // by wanted column, in the order of the file
    std::vector<std::uint32_t> row_numbers;         // as a spreadsheet shows them
    std::vector<RefusedRecord> refused;
    std::size_t size() const { return row_numbers.size(); }
};

// Refuses a file that is no table or lacks a needed column; rows that cannot be read are among `refused`.
Result<TextRows> read_text_rows(Path const& path, std::vector<WantedText> const& wanted, Progress& progress);

}  // namespace jiayu::service
