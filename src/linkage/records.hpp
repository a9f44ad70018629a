// A table of records about people, read from any number of files: dictionary codes by column. Filled by a reader, then read-only.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_column.hpp"
#include "linkage/dictionary.hpp"
#include "linkage/row_index.hpp"

namespace jiayu::linkage {

struct Column {
    std::string name;          // as in the file's header
    Dictionary values;         // distinct texts as sent, spaces at the ends taken off; code 0 is the empty or null value
    std::vector<Code> codes;   // by row
};

struct Records {
    std::vector<std::string> sources;       // a name for each file, distinct
    std::vector<std::uint16_t> source_of;   // by row
    TextColumn ids;                         // by row; distinct within a source
    std::vector<Column> columns;

    std::size_t size() const { return source_of.size(); }
    Column const* find_column(std::string_view name) const {
        for (auto const& column : columns)
            if (column.name == name) return &column;
        return nullptr;
    }
};

}  // namespace jiayu::linkage
