// Cells → values of the store. What cannot be read stays as sent where the store has a place for it; nothing is refused here.
#pragma once
#include <memory_resource>
#include <span>
#include <string_view>

#include "db/value.hpp"
#include "service/column_plan.hpp"

namespace jiayu::service {

struct CellValue {
    db::Value value;
    db::Value sent;  // null when the value says it all; beside a null value: a text that is no value of its column
};

// Texts that are not a part of the file, alive until the batch is written.
class TextArena {
public:
    std::string_view keep(std::string_view text);

private:
    std::pmr::monotonic_buffer_resource memory_{64 * 1024};
};

std::string_view trim(std::string_view text);  // ASCII and ideographic spaces, at both ends

// `cells` are the row's; a planned column beyond its end is empty.
CellValue read_cell(PlannedCell const& planned, std::span<std::string_view const> cells, std::vector<CodeLookup>& lookups, TextArena& texts);

}  // namespace jiayu::service
