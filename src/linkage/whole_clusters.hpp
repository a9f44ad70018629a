// Clusters in contact that are one person as wholes, though the mean of their pairs says too little.
#pragma once
#include "linkage/cluster_constraints.hpp"
#include "linkage/entity_weights.hpp"

namespace jiayu::linkage {

struct WholeClusterRules {
    double margin_bits = 1;    // above the link threshold: the best values of two clusters were chosen
    double contact_bits = -4;  // the heaviest pair of records between two clusters that are looked at
};

// `cluster_of` holds each row's smallest row of its cluster and stays so; how many joins. The heaviest pair of clusters joins first.
std::size_t join_whole_clusters(EntityWeights const& entities, ClusterInput const& input, ClusterSettings const& settings, ClusterConstraints const& constraints,
                                std::vector<RowIndex>& cluster_of, WholeClusterRules const& rules = {});

}  // namespace jiayu::linkage
