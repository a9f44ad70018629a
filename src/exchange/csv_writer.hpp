// One row of CSV appended to a text; a cell is quoted only when it must be (RFC 4180). Line ends are CR LF, as spreadsheets write.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace jiayu::exchange {

void append_csv_cell(std::string& text, std::string_view cell, char delimiter);
void append_csv_row(std::string& text, std::span<std::string_view const> cells, char delimiter);

}  // namespace jiayu::exchange
