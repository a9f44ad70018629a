// What a linkage has found as tables: scored pairs with the level of each comparison, and whose record each is.
#pragma once
#include "linkage/link_records.hpp"
#include "service/sorted_edges.hpp"
#include "service/table_output.hpp"

namespace jiayu::service {

// id_l, source_l, id_r, source_r, match_weight (bits), match_probability, and one column of level names for each comparison.
// `edges` and the rest must outlive the table.
OutputTable pairs_table(linkage::Records const& records, linkage::Model const& model, linkage::PairWeights const& weights, SortedEdges& edges);

// A cluster called after one of its records: the id, with its source before it where there are several sources.
std::string cluster_name(linkage::Records const& records, linkage::RowIndex row);

// id, source, cluster_id: by `name_of` the cluster's first row, else the name of that row. Records of one cluster stand together.
using NameCluster = std::function<std::string(linkage::RowIndex cluster)>;
OutputTable clusters_table(linkage::Records const& records, std::span<linkage::RowIndex const> cluster_of, NameCluster name_of = {});

}  // namespace jiayu::service
