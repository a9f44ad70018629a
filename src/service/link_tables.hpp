// What a linkage has found as tables: scored pairs with the level of each comparison, and whose record each is.
#pragma once
#include "linkage/link_records.hpp"
#include "service/table_output.hpp"

namespace jiayu::service {

// id_l, source_l, id_r, source_r, match_weight (bits), match_probability, and one column of level names for each comparison.
// `edges` and the rest must outlive the table.
OutputTable pairs_table(linkage::Records const& records, linkage::Model const& model, linkage::PairWeights const& weights, std::span<linkage::Edge const> edges);

// id, source, cluster_id: the id of one of its records, with its source before it where there are several sources. Records of
// one cluster stand together.
OutputTable clusters_table(linkage::Records const& records, std::span<linkage::RowIndex const> cluster_of);

}  // namespace jiayu::service
