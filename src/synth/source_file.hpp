// A department's file to be written: its form, its columns and which row speaks of what.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/department.hpp"
#include "synth/person.hpp"

namespace jiayu::synth {

enum class FileForm { csv_utf8, csv_utf8_with_mark, csv_gb18030, xlsx };
enum class DateForm { compact, dashes, slashes, dots, chinese, serial };

enum class SheetNumber : std::uint8_t { text, number, date };

struct RowPlan {
    std::int32_t subject = -1;  // person, birth, partnership or spell, as the department has it
    std::int32_t extra = 0;     // which of the subject's rows
    Day on = 0;                 // the day of the event
    std::int32_t label = 0;     // keeps chance the same wherever the row stands
    bool copy = false;          // sent twice
};

struct SourceFile {
    Department department;
    std::string path;                       // relative to the folder
    FileForm form = FileForm::csv_utf8;
    DateForm dates = DateForm::compact;
    char delimiter = ',';
    std::vector<std::string_view> headers;  // as written, in the file's order
    std::vector<int> order;                 // for each header the cell that it shows
    bool old_layout = false;
    std::string title, note;                // XLSX
    std::vector<SheetNumber> numeric;       // XLSX, for each header
    std::vector<std::pair<std::string_view, int>> group_from;  // XLSX: 男方 from column 3, 女方 from column 11
    int header_rows = 1;
    std::vector<RowPlan> rows;
};

}  // namespace jiayu::synth
