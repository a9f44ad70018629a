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

// What is looked at: rows whose component is not theirs alone, and the edges within them.
struct LargeComponents {
    std::span<RowIndex const> component_of;
    std::span<std::span<Edge const> const> lists;
    bool holds(Edge const& edge) const { return component_of[edge.a] == component_of[edge.b]; }
};

// Components by the link threshold. `cluster_of`: each of their rows for itself, or standing clusters by their smallest rows; other
// rows are left as they are.
void join_by_levels(ClusterJob const& job, LargeComponents const& large, std::span<RowIndex> cluster_of);

}  // namespace jiayu::linkage
