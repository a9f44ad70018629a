#include <gtest/gtest.h>

#include "linkage/cluster_edges.hpp"
#include "linkage/noisy_people.hpp"
#include "linkage/thread_fingerprint.hpp"

namespace jiayu::linkage {

namespace {

std::uint64_t fingerprint() {
    NoisyPeople people({.seed = 5, .persons = 6000});
    ClusterInput input{.rows = people.rows.size(), .edges = people.edges, .weigh = [&](RowIndex a, RowIndex b) { return people.weigh(a, b); }, .prior_bits = people.prior_bits};
    auto clusters = cluster_edges(input, {});
    std::uint64_t sum = 0;
    for (auto cluster : clusters.cluster_of) sum = mix(sum + cluster);
    for (auto const& edge : clusters.review) sum = mix(sum + edge.a + (std::uint64_t(edge.b) << 32) + std::uint64_t(edge.weight));
    return sum;
}

TEST(ClusterThreads, ChangeNothing) { expect_same_with_threads(std::to_string(fingerprint())); }

}  // namespace

}  // namespace jiayu::linkage
