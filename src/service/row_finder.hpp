// Rows of records by source and id.
#pragma once
#include <optional>

#include "linkage/records.hpp"
#include "service/link_truth.hpp"

namespace jiayu::service {

class RowFinder {
public:
    explicit RowFinder(linkage::Records const& records) {
        for (linkage::RowIndex row = 0; row < records.size(); ++row) keys_.code_of(record_key(records.sources[records.source_of[row]], records.ids[row]));
    }
    // Codes begin at 1 and follow the rows, for no two rows have one key.
    std::optional<linkage::RowIndex> find(std::string_view source, std::string_view id) const {
        auto code = keys_.find(record_key(source, id));
        return code ? std::optional(linkage::RowIndex(code - 1)) : std::nullopt;
    }

private:
    linkage::Dictionary keys_;
};

}  // namespace jiayu::service
