// Clusters of many components at once.
#pragma once
#include "linkage/group_edges.hpp"
#include "linkage/join_by_levels.hpp"

namespace jiayu::linkage {

// `component_of`: by connect_rows at the link threshold, the smallest row of each row's component; a row for itself is left alone.
// `lists`: edges, those below the threshold are not looked at. `cluster_of`: what stands before, each row for itself or with others of
// its component; in the end the smallest row of each row's cluster.
void join_components(ClusterJob const& job, std::vector<RowIndex> component_of, std::span<std::span<Edge const> const> lists, std::span<RowIndex> cluster_of);

}  // namespace jiayu::linkage
