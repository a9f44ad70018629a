// Two files, each person at most once in each: which record of one goes with which of the other. Among all ways to pair them along
// edges of at least the link threshold, one with the greatest sum of bits above it.
#pragma once
#include <vector>

#include "linkage/cluster_input.hpp"

namespace jiayu::linkage {

// Is it a question of pairs only: one record a source, and exactly two sources?
bool is_matching(ClusterInput const& input, ClusterSettings const& settings);

// The smallest row of each row's pair. Exact for components of up to 1,000 rows (longest augmenting paths, as Edmonds and Karp 1972);
// larger ones by auction, within 0.1 bits a pair of the greatest sum.
std::vector<RowIndex> match_sources(ClusterInput const& input, ClusterSettings const& settings);

}  // namespace jiayu::linkage
