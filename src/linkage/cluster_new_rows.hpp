// New records against standing clusters: only what new rows touch is clustered again. Ids persist by assign_person_ids.hpp.
//
// Guarantee: a component (rows connected by edges of at least the link threshold) is clustered by its own rows and edges alone. So
// batches in any order, each with all edges so far, end in the partition that all rows at once give, under the same settings and
// the same weights. Renumbered rows may break exact ties of weights differently. `grow` has no such guarantee: it keeps what stands.
#pragma once
#include <span>
#include <vector>

#include "linkage/cluster_edges.hpp"

namespace jiayu::linkage {

struct StandingClusters {
    std::span<RowIndex const> cluster_of;  // of the rows so far, which come first: the smallest row of each row's cluster
    enum class Use {
        recluster,  // edges hold those between old rows too; clusters that new rows touch may split
        grow        // old rows that were together stay so; edges between old rows are not needed
    } use = Use::recluster;
};

struct NewRowClusters {
    std::vector<RowIndex> cluster_of;  // of all rows
    std::vector<RowIndex> changed;     // old rows whose cluster has other rows than before, ascending
    std::size_t touched = 0;           // rows clustered again
};

// One record a source of two sources is matched as a whole, for a new record may displace any pair.
NewRowClusters cluster_new_rows(ClusterInput const& input, ClusterSettings const& settings, StandingClusters const& standing, EvidenceRule const& rule = {});

}  // namespace jiayu::linkage
