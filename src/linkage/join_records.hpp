// From scored pairs to people: clusters by evidence under the model's constraints, then clusters by their profiles.
#pragma once
#include "linkage/cluster_edges.hpp"
#include "linkage/link_records.hpp"

namespace jiayu::linkage {

struct JoinedRecords {
    std::vector<RowIndex> cluster_of;   // the smallest row of each row's cluster
    std::vector<Edge> review;           // the heaviest open pair between two clusters, heaviest first
    std::size_t joined_by_profile = 0;  // clusters that only their profiles brought together
};

// `edges`: of score_prepared(). Times of the steps are added to `prepared`, whose blocks are let go.
JoinedRecords join_records(PreparedLinkage& prepared, Records const& records, std::span<Edge const> edges, PairDecisions const& decisions = {},
                           LinkOptions const& options = {});

}  // namespace jiayu::linkage
