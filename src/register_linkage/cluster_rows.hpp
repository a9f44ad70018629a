// Edges become people: the heaviest edge first, two clusters join unless something says that they cannot be one person.
// What cannot be: a person's decision, two mentions of one record, two different trusted numbers (unless the edge is
// overwhelming), or evidence between the clusters that on the whole speaks against it (twins bridged by a nameless record).
#pragma once
#include <span>

#include "register_linkage/score_pairs.hpp"

namespace jiayu::register_linkage {

// What people decided; it stands in every run.
struct Decisions {
    std::vector<std::pair<RowIndex, RowIndex>> together, apart;
};

struct ReviewPair {
    RowIndex a, b;
    std::int32_t weight;
};

struct Clustering {
    std::vector<RowIndex> cluster_of;  // the first row of each row's cluster
    std::vector<ReviewPair> review;    // the heaviest open pair of two clusters, heaviest first
};

Clustering cluster_rows(Model const& model, Table const& table, PairWeigher const& weigher, std::span<Edge const> edges,
                        Decisions const& decisions);

}  // namespace jiayu::register_linkage
