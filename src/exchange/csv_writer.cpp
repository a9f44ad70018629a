#include "exchange/csv_writer.hpp"

namespace jiayu::exchange {

namespace {

bool needs_quotes(std::string_view cell, char delimiter) {
    return std::ranges::any_of(cell, [&](char c) { return c == delimiter || c == '"' || c == '\n' || c == '\r'; });
}

void append_quoted(std::string& text, std::string_view cell) {
    text += '"';
    for (char c : cell) {
        if (c == '"') text += '"';
        text += c;
    }
    text += '"';
}

}  // namespace

void append_csv_cell(std::string& text, std::string_view cell, char delimiter) {
    if (needs_quotes(cell, delimiter)) append_quoted(text, cell);
    else text += cell;
}

void append_csv_row(std::string& text, std::span<std::string_view const> cells, char delimiter) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i) text += delimiter;
        append_csv_cell(text, cells[i], delimiter);
    }
    text += "\r\n";
}

}  // namespace jiayu::exchange
