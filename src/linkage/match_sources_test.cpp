#include "linkage/match_sources.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/random.hpp"
#include "linkage/cluster_edges.hpp"

namespace jiayu::linkage {

namespace {

struct TwoFiles {
    std::vector<std::uint16_t> source_of;
    std::vector<Edge> edges;

    TwoFiles(std::uint64_t seed, std::size_t rows, double density) {
        Random random(seed);
        for (std::size_t row = 0; row < rows; ++row) source_of.push_back(std::uint16_t(random.below(2)));
        source_of[0] = 0, source_of[1] = 1;
        for (RowIndex a = 0; a < rows; ++a)
            for (RowIndex b = a + 1; b < rows; ++b)
                if (random.chance(density)) edges.push_back({a, b, std::int32_t(random.between(-300, 1500))});
    }

    ClusterInput input() const { return {.rows = source_of.size(), .edges = edges, .source_of = source_of}; }
};

std::int64_t bits_of(TwoFiles const& files, std::vector<RowIndex> const& cluster_of) {
    std::int64_t sum = 0;
    for (auto const& edge : files.edges)
        if (cluster_of[edge.a] == cluster_of[edge.b]) sum += edge.weight + 1;
    return sum;
}

std::int64_t best_bits(TwoFiles const& files, std::vector<char>& is_taken, std::size_t next) {
    if (next == files.edges.size()) return 0;
    auto best = best_bits(files, is_taken, next + 1);
    auto [a, b, weight] = files.edges[next];
    if (weight >= 0 && files.source_of[a] != files.source_of[b] && !is_taken[a] && !is_taken[b]) {
        is_taken[a] = is_taken[b] = 1;
        best = std::max(best, weight + 1 + best_bits(files, is_taken, next + 1));
        is_taken[a] = is_taken[b] = 0;
    }
    return best;
}

RC_GTEST_PROP(MatchSources, FindsTheHeaviestAssignment, (std::uint64_t seed)) {
    TwoFiles files(seed, 2 + seed % 8, 0.6);
    auto matched = match_sources(files.input(), {.one_per_source = true});
    std::vector<char> is_taken(files.source_of.size());
    RC_ASSERT(bits_of(files, matched) == best_bits(files, is_taken, 0));
}

RC_GTEST_PROP(MatchSources, NeverPutsTwoRecordsOfASourceTogether, (std::uint64_t seed)) {
    TwoFiles files(seed, 60, 0.2);
    auto clusters = cluster_edges(files.input(), {.method = ClusterMethod::connected, .one_per_source = true});
    for (RowIndex a = 0; a < 60; ++a)
        for (RowIndex b = a + 1; b < 60; ++b)
            if (clusters.cluster_of[a] == clusters.cluster_of[b]) RC_ASSERT(files.source_of[a] != files.source_of[b]);
}

// Two copies of a graph that is matched exactly, and a weak edge that makes them one component too large for that.
TEST(MatchSources, LargeComponentsComeNearTheOptimum) {
    TwoFiles files(3, 700, 0.02);
    auto optimum = 2 * bits_of(files, match_sources(files.input(), {.one_per_source = true}));
    auto edges = files.edges;
    for (auto [a, b, weight] : edges) files.edges.push_back({a + 700, b + 700, weight});
    for (RowIndex row = 0; row < 700; ++row) files.source_of.push_back(files.source_of[row]);
    files.edges.push_back({0, 701, 0});
    auto found = double(bits_of(files, match_sources(files.input(), {.one_per_source = true})));
    EXPECT_GE(found, double(optimum) - 10 * 700);  // 0.1 bits a pair
    EXPECT_LE(found, double(optimum + 1));
}

TEST(MatchSources, PeopleComeFirst) {
    TwoFiles files(1, 2, 0);
    files.source_of = {0, 1, 0, 1};
    files.edges = {{0, 1, 900}, {0, 3, 100}, {1, 2, 200}, {2, 3, 800}};
    auto input = files.input();
    input.decisions = {.together = {{0, 3}}, .apart = {{1, 2}}};
    EXPECT_EQ(match_sources(input, {.one_per_source = true}), (std::vector<RowIndex>{0, 1, 2, 0}));
}

}  // namespace

}  // namespace jiayu::linkage
