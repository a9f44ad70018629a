// Clusters of one component.
#pragma once
#include "linkage/group_edges.hpp"
#include "linkage/join_by_levels.hpp"

namespace jiayu::linkage {

// `edges` by place in `rows`. Reads and writes cluster_of for these rows only: the smallest row of each row's cluster.
void join_component(ClusterJob const& job, std::span<RowIndex const> rows, std::span<Edge> edges, std::span<RowIndex> cluster_of);

}  // namespace jiayu::linkage
