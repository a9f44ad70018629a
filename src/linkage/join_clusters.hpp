// Agglomeration: the pair of clusters with the best evidence joins first, as long as the evidence reaches the threshold.
// Then what was joined is looked at again: records move, clusters split and join, in rounds.
#pragma once
#include "linkage/cluster_constraints.hpp"
#include "linkage/edge_component.hpp"
#include "linkage/partition.hpp"
#include "linkage/weigh_sets.hpp"

namespace jiayu::linkage {

class ClusterJoiner {
public:
    using Place = Partition::Place;

    ClusterJoiner(EdgeComponent const& component, ClusterConstraints const& constraints, ClusterSettings const& settings,
                  EvidenceRule const& rule, double prior_bits)
        : component_(component), constraints_(constraints), settings_(settings), rule_(rule), prior_bits_(prior_bits),
          parts_(component.size()) {}

    // Places of one cluster beforehand, by the smallest of them.
    void start_from(std::span<Place const> first_of);
    void join_all();
    void improve();
    Partition const& partition() const { return parts_; }

private:
    bool may_join(Place a, Place b);
    double weigh(std::span<Place const> a, std::span<Place const> b) const;
    void join_along_edges();
    void join_by_evidence();
    bool move_records();
    bool move_record(Place place);
    bool split_clusters();
    bool split_cluster(Place cluster);
    std::vector<Edge> edges_within(std::span<Place const> members) const;

    EdgeComponent const& component_;
    ClusterConstraints const& constraints_;
    ClusterSettings const& settings_;
    EvidenceRule const& rule_;
    double prior_bits_;
    Partition parts_;
    std::vector<RowIndex> rows_a_, rows_b_;  // kept to spare their memory
};

}  // namespace jiayu::linkage
