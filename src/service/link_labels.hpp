// Labels bound to the rows of the records that they name, for learning, clustering and judging.
#pragma once
#include "linkage/judged_pairs.hpp"
#include "linkage/records.hpp"
#include "service/label_verdicts.hpp"

namespace jiayu::service {

struct BoundLabels {
    linkage::JudgedPairs judged;             // pairs that are decided
    std::vector<PairLabels> pairs;           // all pairs of records that are there
    std::vector<std::pair<linkage::RowIndex, linkage::RowIndex>> rows;  // of `pairs`; smaller first
    std::size_t labels = 0;                  // rows of the file
    std::size_t conflicts = 0, unsure = 0;   // pairs that are not decided
    std::vector<Error> notes;                // rows that cannot be read, records that are not there
};

// Of each draw of the random sample the strata, with what was known before it as one of its own; draws of fewer than
// `draw_pairs_min` pairs tell too little and are left out.
inline constexpr std::size_t draw_pairs_min = 9;
Result<BoundLabels> bind_labels(Path const& path, linkage::Records const& records);

}  // namespace jiayu::service
