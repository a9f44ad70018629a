// Columns of records while their files are read: dictionary codes of the cells as sent, then cleaned, and put into the canonical
// order of rows (by a hash of source and id), so that nothing later depends on the order in which rows arrived.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "linkage/model.hpp"
#include "linkage/records.hpp"

namespace jiayu::service {

struct SentColumn {
    std::string header;
    linkage::Dictionary values;
    std::vector<linkage::Code> codes;  // by row, in order of arrival

    void add(std::span<std::string_view const> cells);
    void add_absent(std::size_t rows);
};

struct SentRows {
    std::vector<SentColumn> columns;
    std::vector<std::uint16_t> source_of;
    TextColumn ids;
    std::vector<std::uint32_t> row_numbers;  // as a spreadsheet shows them; of a Parquet file from 1
};

// `rules` name headers of `sent.columns`. Refuses an unknown transform, and an id that stands twice in a source.
Result<linkage::Records> order_records(SentRows sent, std::vector<std::string> sources, std::span<linkage::ColumnRule const> rules);

}  // namespace jiayu::service
