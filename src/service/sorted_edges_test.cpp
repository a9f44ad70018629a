#include "service/sorted_edges.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <tuple>

#include "base/random.hpp"
#include "service/edge_store.hpp"

namespace jiayu::service {
namespace {

using linkage::Edge;

std::vector<Edge> random_edges(std::size_t count, std::int32_t weights) {
    Random random(count);
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < count; ++i) edges.push_back({std::uint32_t(random.below(1000)), std::uint32_t(1000 + i), std::int32_t(random.between(-600, weights))});
    return edges;
}

std::tuple<std::int64_t, std::uint32_t, std::uint32_t> key_of(Edge const& edge) { return {-edge.weight, edge.a, edge.b}; }

TEST(SortedEdges, AreThoseOfAPlainSortWhateverIsHeld) {
    for (auto weights : {-599, 2000}) {
        auto const edges = random_edges(5000, weights);
        auto expected = edges;
        std::erase_if(expected, [](Edge const& edge) { return edge.weight < -300 && edge.a % 2; });
        std::ranges::sort(expected, {}, key_of);
        for (auto edges_max : {0, 1, 37, 900, 100'000}) {
            SortedEdges sorted(edges, [](Edge const& edge) { return edge.weight >= -300 || edge.a % 2 == 0; }, std::size_t(edges_max));
            ASSERT_EQ(sorted.size(), expected.size());
            for (std::size_t begin = 0; begin < sorted.size(); begin += 170) {
                auto const end = std::min(sorted.size(), begin + 170);
                sorted.load(begin, end);
                for (auto place = begin; place < end; ++place) ASSERT_EQ(key_of(sorted[place]), key_of(expected[place])) << place << ", held " << edges_max;
            }
        }
    }
}

TEST(SortedEdges, OfNothingAreNone) {
    EXPECT_EQ(SortedEdges({}, [](Edge const&) { return true; }, 0).size(), 0u);
    auto const edges = random_edges(10, 0);
    EXPECT_EQ(SortedEdges(edges, [](Edge const&) { return false; }, 0).size(), 0u);
}

TEST(EdgeStore, GivesBackWhatWasAddedWhereverItLies) {
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("jiayu_edge_store_{}", ::getpid());
    auto const edges = random_edges(10'000, 500);
    for (auto edges_max : {0, 1, 999, 10'000, 20'000}) {
        EdgeStore store(folder, std::size_t(edges_max));
        Random random(7);
        for (std::size_t begin = 0; begin < edges.size();) {
            auto const count = std::min<std::size_t>(edges.size() - begin, random.below(3000));
            store.add(std::span(edges).subspan(begin, count));
            begin += count;
        }
        EXPECT_EQ(store.has_spilled(), edges_max > 0 && edges_max < 10'000) << edges_max;
        EXPECT_EQ(store.size(), edges.size());
        ASSERT_TRUE(std::ranges::equal(store.edges(), edges, {}, key_of, key_of)) << edges_max;
        if (store.has_spilled()) {
            EXPECT_TRUE(std::filesystem::is_empty(folder));
        }
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace jiayu::service
