#include "linkage/explain_weight.hpp"

#include <gtest/gtest.h>

#include "linkage/strongest_links.hpp"

namespace jiayu::linkage {

namespace {

// Four records of two columns; the last two agree in nothing.
Records small_records() {
    Records records{.sources = {"one"}, .source_of = std::vector<std::uint16_t>(4)};
    for (auto [name, values] : {std::pair("name", std::array{"a", "a", "a", "b"}), {"town", std::array{"x", "x", "y", ""}}}) {
        auto& column = records.columns.emplace_back(Column{.name = name});
        for (auto const* value : values) column.codes.push_back(column.values.code_of(value));
    }
    return records;
}

Model small_model() {
    Model model{.comparisons = {{.name = "name", .columns = {"name"}}, {.name = "town", .columns = {"town"}}}, .rivals = {{.name = "twin", .share = 0.5}}, .prior = 0.1};
    for (auto& comparison : model.comparisons)
        comparison.levels = {{.name = "equal", .when = "equal", .m = 0.9, .u = 0.1, .rivals = {0.2}, .frequency = 1}, {.name = "else", .m = 0.1, .u = 0.9, .rivals = {0.8}}};
    return model;
}

TEST(ExplainWeight, PartsSumToTheWeightOfThePair) {
    auto const records = small_records();
    auto const model = small_model();
    auto const table = ComparisonTable::make(model, records);
    ASSERT_TRUE(table);
    PairWeights const weights(model, *table);
    LevelMemory memory(2);
    for (auto [a, b] : {std::pair(0u, 1u), {0u, 2u}, {2u, 3u}}) {
        auto const told = explain_weight(model, weights, a, b);
        auto sum = told.prior_bits + told.other_rivals_bits;
        for (auto const& part : told.comparisons) sum += part.bits;
        EXPECT_NEAR(sum, weights.weigh(a, b, memory).weight, 1e-9);
        EXPECT_NEAR(sum, told.weight, 1e-9);
        EXPECT_LE(told.other_rivals_bits, 0);
    }
    EXPECT_EQ(explain_weight(model, weights, 2, 3).comparisons[1].level, 0u) << "absent on one side";
}

TEST(ExplainWeight, NamesTheLikeliestRival) {
    auto const records = small_records();
    auto model = small_model();
    auto const table = ComparisonTable::make(model, records);
    ASSERT_TRUE(table);
    model.rivals[0].share = 100;
    EXPECT_EQ(explain_weight(model, PairWeights(model, *table), 0, 1).rival, std::optional<std::size_t>(0));
    model.rivals[0].share = 1e-9;
    EXPECT_FALSE(explain_weight(model, PairWeights(model, *table), 0, 1).rival);
}

TEST(StrongestLinks, AreTheHeaviestEdgesWithinTheCluster) {
    auto const records = small_records();
    auto const table = ComparisonTable::make(small_model(), records);
    ASSERT_TRUE(table);
    Edge const edges[] = {{0, 2, 300}, {1, 2, 300}, {0, 1, 200}, {2, 3, 900}};
    RowIndex const cluster_of[] = {0, 0, 0, 3};
    auto const links = strongest_links(*table, edges, cluster_of);
    EXPECT_EQ(links[0].partner, 2u);
    EXPECT_EQ(links[2].partner, 0u) << "of equal edges the smaller row";
    EXPECT_EQ(links[2].weight, 300);
    EXPECT_EQ(level_of(links[2].pattern, 0), 1u);
    EXPECT_EQ(level_of(links[2].pattern, 1), 2u);
    EXPECT_EQ(links[3].partner, 3u) << "the edge leaves its cluster";
}

}  // namespace

}  // namespace jiayu::linkage
