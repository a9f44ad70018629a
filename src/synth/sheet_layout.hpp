// An XLSX file as offices send it: a title row, headers (a merged pair of rows where both spouses have the same columns), rows, a note.
#pragma once
#include "exchange/xlsx_writer.hpp"
#include "synth/source_file.hpp"

namespace jiayu::synth {

class SheetLayout {
public:
    SheetLayout(Path const& path, SourceFile const& file);
    void append_rows(std::span<std::string const> cells);  // whole rows, one after the other
    void close();                                          // with the note row

private:
    void append_title();

    SourceFile const& file_;
    exchange::XlsxWriter writer_;
    std::vector<exchange::XlsxCell> line_;
};

}  // namespace jiayu::synth
