// Rows that could not be taken, sent back in their file's own format with the reasons, ready to be corrected and sent again: the
// first column names the row that a corrected one replaces.
#pragma once
#include "service/source_reading.hpp"

namespace jiayu::service {

inline constexpr std::string_view error_sheet_headers[] = {"退回编号", "退回原因", "reason"};

// "3-17": row 17 of file 3.
std::string refused_row_key(std::int64_t file_id, std::int64_t row_number);
std::optional<RefusedRowKey> parse_refused_row_key(std::string_view text);

// Writes data/errors/<name>.<file_id>.<csv|xlsx> and returns its path.
Path write_error_sheet(Path const& data, std::int64_t file_id, ReadSource const& source);

}  // namespace jiayu::service
