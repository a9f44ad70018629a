// Puts probabilities right without labels. A pair's weight knows the two records alone; the clusters know all records of both sides, and
// are right far more often. Of the pairs of each weight the share that lies within one cluster is therefore what their probability should be.
//
// A pair whose two clusters together have no third record was decided by its own weight: it tells nothing new and counts as the weight has it.
// So tables of few duplicates move little. Not for clusters of connected pairs, where every pair above the threshold is within one cluster.
#pragma once
#include <span>

#include "linkage/edge.hpp"
#include "linkage/probability_scale.hpp"

namespace jiayu::linkage {

// `cluster_of`: the smallest row of each row's cluster. The scale never falls (pool adjacent violators over hundredths of a bit); beside the
// pairs of each hundredth two fifths of an imagined one are as their weight has it.
ProbabilityScale calibrate_by_clusters(std::span<Edge const> edges, std::span<RowIndex const> cluster_of);

}  // namespace jiayu::linkage
