// Clusters of large components: heaviest edges first in a few levels, and at each level only clusters that the evidence between
// them lets join are looked at together. So a chain of weak edges through everybody costs what its edges cost, on all cores.
#pragma once
#include "linkage/cluster_constraints.hpp"
#include "linkage/evidence_rule.hpp"

namespace jiayu::linkage {

enum class Improvement { rounds, none };  // none: what stands stays together

struct ClusterJob {
    ClusterInput const& input;
    ClusterSettings const& settings;
    EvidenceRule const& rule;
    ClusterConstraints const& constraints;
    Improvement improvement = Improvement::rounds;
};

// `edges`: by row, all those of the large components from the link threshold up. `cluster_of`: each of their rows for itself, or
// standing clusters by their smallest rows; other rows are left as they are.
void join_by_levels(ClusterJob const& job, std::span<Edge const> edges, std::span<RowIndex> cluster_of);

}  // namespace jiayu::linkage
