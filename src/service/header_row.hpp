// Finds the header of a table among its first rows, and with it the department and the layout. File names play no part.
#pragma once
#include <string>
#include <vector>

#include "exchange/table_file.hpp"
#include "service/source_map.hpp"

namespace jiayu::service {

struct RecognisedTable {
    SourceMap const* map = nullptr;
    SourceLayout const* layout = nullptr;
    std::vector<std::string> written;   // header texts as written, two-row ones as "男方/姓名"
    std::vector<std::string> headers;   // normalised, by the names the map uses where it knows them
    std::int64_t header_row = 0;        // 1-based, the last of two
    std::size_t header_cells = 0;       // with empty ones at the end, which `headers` leaves out
    std::string layout_name() const { return map->name + "/" + std::to_string(layout->since); }
};

// Leaves `table` before its first row. Refuses a table of no known kind (saying which kind is closest and what it lacks) and a
// header that is there twice.
Result<RecognisedTable> recognise_table(exchange::TableFile& table, std::vector<SourceMap> const& maps, std::string const& file);

}  // namespace jiayu::service
