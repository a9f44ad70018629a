#include "linkage/cluster_figures.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/random.hpp"
#include "linkage/group_edges.hpp"

namespace jiayu::linkage {

namespace {

using Rows = std::vector<RowIndex>;

TEST(ClusterFigures, TellAChainFromATriangle) {
    std::vector<Edge> edges{{0, 1, 900}, {0, 2, 800}, {1, 2, 700}, {3, 4, 300}, {4, 5, 200}};
    ClusterInput input{.rows = 7, .edges = edges, .weigh = [](RowIndex, RowIndex) { return -1.0; }, .prior_bits = -4};
    auto figures = measure_clusters(input, {}, Rows{0, 0, 0, 3, 3, 3, 6});
    ASSERT_EQ(figures.size(), 2u);
    EXPECT_EQ(figures[0].edges, 3u);
    EXPECT_DOUBLE_EQ(figures[0].density, 1);
    EXPECT_DOUBLE_EQ(figures[0].weakest_bits.value(), 8);
    EXPECT_EQ(figures[0].bridges, 0u);
    EXPECT_DOUBLE_EQ(figures[0].negative_bits, 0);
    EXPECT_EQ(figures[1].cluster, 3u);
    EXPECT_DOUBLE_EQ(figures[1].weakest_bits.value(), 2);
    EXPECT_EQ(figures[1].bridges, 2u);
    EXPECT_NEAR(figures[1].negative_bits, -5, 1e-6);
}

std::size_t count_components(std::size_t rows, std::vector<Edge> const& edges) {
    std::array<std::span<Edge const>, 1> lists{edges};
    auto component_of = connect_rows(rows, lists, 0);
    std::size_t count = 0;
    for (RowIndex row = 0; row < rows; ++row) count += component_of[row] == row;
    return count;
}

RC_GTEST_PROP(ClusterFigures, BridgesAreEdgesWhoseLossDisconnects, (std::uint64_t seed)) {
    Random random(seed);
    std::vector<Edge> edges;
    for (RowIndex a = 0; a < 8; ++a)
        for (RowIndex b = a + 1; b < 8; ++b)
            if (random.chance(0.25)) edges.push_back({a, b, std::int32_t(random.below(900))});
    std::uint32_t bridges = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        auto rest = edges;
        rest.erase(rest.begin() + std::ptrdiff_t(i));
        bridges += count_components(8, rest) > count_components(8, edges);
    }
    ClusterInput input{.rows = 8, .edges = edges};
    auto figures = measure_clusters(input, {}, Rows(8, 0));
    RC_ASSERT(figures.size() == 1u);
    RC_ASSERT(figures[0].bridges == bridges);
    RC_ASSERT(figures[0].weakest_bits.has_value() == (count_components(8, edges) == 1));
}

}  // namespace

}  // namespace jiayu::linkage
