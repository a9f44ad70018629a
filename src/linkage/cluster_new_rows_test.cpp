#include "linkage/cluster_new_rows.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "linkage/noisy_people.hpp"

namespace jiayu::linkage {

namespace {

using Rows = std::vector<RowIndex>;

struct Arrival {
    NoisyPeople people;
    std::vector<Edge> edges;

    ClusterInput up_to(std::size_t rows) {
        edges.clear();
        for (auto const& edge : people.edges)
            if (edge.b < rows && edge.a < rows) edges.push_back({std::min(edge.a, edge.b), std::max(edge.a, edge.b), edge.weight});
        return {.rows = rows, .edges = edges, .weigh = [this](RowIndex a, RowIndex b) { return people.weigh(a, b); }, .prior_bits = people.prior_bits};
    }
};

RC_GTEST_PROP(ClusterNewRows, BatchesEndInThePartitionOfAllAtOnce, (std::uint64_t seed)) {
    Arrival arrival{NoisyPeople({.seed = seed, .persons = 40}), {}};
    auto rows = arrival.people.rows.size();
    Random random(seed);
    Rows standing;
    for (std::size_t so_far = 0; so_far < rows;) {
        so_far = std::min(rows, so_far + 1 + random.below(rows / 3 + 1));
        auto input = arrival.up_to(so_far);
        standing = cluster_new_rows(input, {}, {standing}).cluster_of;
        RC_ASSERT(standing == cluster_edges(input, {}).cluster_of);
    }
}

RC_GTEST_PROP(ClusterNewRows, GrowingNeverSplitsWhatStands, (std::uint64_t seed)) {
    Arrival arrival{NoisyPeople({.seed = seed, .persons = 40}), {}};
    auto rows = arrival.people.rows.size(), old_rows = rows / 2;
    auto standing = cluster_edges(arrival.up_to(old_rows), {}).cluster_of;
    auto input = arrival.up_to(rows);
    auto edges = arrival.edges;
    std::erase_if(edges, [&](Edge const& edge) { return edge.b < old_rows; });
    input.edges = edges;
    auto grown = cluster_new_rows(input, {}, {standing, StandingClusters::Use::grow});
    for (std::size_t row = 0; row < old_rows; ++row) RC_ASSERT(grown.cluster_of[row] == grown.cluster_of[standing[row]]);
}

TEST(ClusterNewRows, TouchesOnlyWhatNewRowsReach) {
    std::vector<Edge> edges{{0, 1, 500}, {2, 3, 500}, {3, 4, 500}};
    ClusterInput input{.rows = 5, .edges = edges, .weigh = [](RowIndex, RowIndex) { return 5.0; }};
    auto found = cluster_new_rows(input, {}, {Rows{0, 0, 2, 2}});
    EXPECT_EQ(found.cluster_of, (Rows{0, 0, 2, 2, 2}));
    EXPECT_EQ(found.changed, (Rows{2, 3}));
    EXPECT_EQ(found.touched, 3u);
}

}  // namespace

}  // namespace jiayu::linkage
