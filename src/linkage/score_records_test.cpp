#include "linkage/score_records.hpp"

#include <gtest/gtest.h>

#include <map>

#include "linkage/invented_records.hpp"

namespace jiayu::linkage {
namespace {

Model learned_model() {
    auto model = model_of(invented_model);
    model.prior = 0.001;
    for (auto& comparison : model.comparisons)
        for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
            comparison.levels[i].m = i == 0 ? 0.8 : 0.2 / double(comparison.levels.size());
            comparison.levels[i].u = i + 1 == comparison.levels.size() ? 0.9 : 0.02;
        }
    return model;
}

std::map<std::pair<RowIndex, RowIndex>, std::int32_t> by_pair(std::span<Edge const> edges) {
    std::map<std::pair<RowIndex, RowIndex>, std::int32_t> weights;
    for (auto const& edge : edges) EXPECT_TRUE(weights.emplace(std::pair(edge.a, edge.b), edge.weight).second) << "a pair twice";
    return weights;
}

TEST(ScoreRecords, FindsEveryProposedPairThatWeighsEnough) {
    auto const records = InventedRecords({.seed = 21, .persons = 300}).records();
    auto const model = learned_model();
    auto const table = ComparisonTable::make(model, records);
    auto const blocking = Blocking::make(model, records);
    ASSERT_TRUE(table && blocking);
    PairWeights const weights(model, *table);
    std::map<std::pair<RowIndex, RowIndex>, std::int32_t> expected;
    std::uint64_t proposed = 0;
    LevelMemory memory(table->comparisons());
    for (auto const& block : blocking->blocks())
        blocking->pairs_of(block, [&](RowIndex a, RowIndex b) {
            ++proposed;
            auto const weight = std::int32_t(std::lround(weights.weigh(a, b, memory).weight * 100));
            if (weight >= -600) expected[{a, b}] = weight;
        });
    auto const scored = score_records(weights, *blocking, {.weight_min = -6});
    EXPECT_EQ(scored.proposed, proposed);
    EXPECT_GT(expected.size(), 100u);
    EXPECT_EQ(by_pair(scored.edges), expected);
    std::vector<Edge> taken;
    auto const handed = score_records(weights, *blocking, {.weight_min = -6, .take = [&](std::span<Edge const> edges) { taken.insert(taken.end(), edges.begin(), edges.end()); }});
    EXPECT_TRUE(handed.edges.empty());
    EXPECT_TRUE(std::ranges::equal(taken, scored.edges, [](Edge const& x, Edge const& y) { return x.a == y.a && x.b == y.b && x.weight == y.weight; }));
}

}  // namespace
}  // namespace jiayu::linkage
