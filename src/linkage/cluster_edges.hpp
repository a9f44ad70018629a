// Clusters of rows that are one person, from scored pairs. The same input gives the same clusters whatever the number of threads and
// the order of edges.
#pragma once
#include <vector>

#include "linkage/cluster_input.hpp"
#include "linkage/evidence_rule.hpp"

namespace jiayu::linkage {

struct Clusters {
    std::vector<RowIndex> cluster_of;  // the smallest row of each row's cluster
    std::vector<Edge> review;          // the heaviest open pair between two clusters, heaviest first
};

// One record a source and two sources: the heaviest assignment of one to one (match_sources.hpp), whatever the method.
Clusters cluster_edges(ClusterInput const& input, ClusterSettings const& settings, EvidenceRule const& rule = {});

// The open pairs of any clusters of these rows: not in one cluster, and neither rules nor people keep the clusters apart.
std::vector<Edge> find_review(ClusterInput const& input, ClusterSettings const& settings, std::span<RowIndex const> cluster_of);

// Pairs that people told together, as edges of certain_weight (group_edges.hpp).
std::vector<Edge> certain_edges(PairDecisions const& decisions);

}  // namespace jiayu::linkage
