// Clusters of many components at once.
#pragma once
#include "linkage/group_edges.hpp"
#include "linkage/join_by_levels.hpp"

namespace jiayu::linkage {

// Components by group_edges at the link threshold. `cluster_of`: what stands before, each row for itself or with others of its
// component; in the end the smallest row of each row's cluster. Rows outside the components keep what they have.
void join_components(ClusterJob const& job, EdgeGroups groups, std::span<RowIndex> cluster_of);

}  // namespace jiayu::linkage
