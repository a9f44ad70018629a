#include "linkage/estimate_chance.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "linkage/invented_records.hpp"

namespace jiayu::linkage {
namespace {

// Shares of the levels of one comparison among all pairs, counted one by one.
std::vector<double> all_pairs(Model const& model, ComparisonTable const& table, std::size_t comparison, Records const& records) {
    std::vector<double> counts(model.comparisons[comparison].levels.size() + 1);
    LevelMemory memory(table.comparisons());
    for (RowIndex a = 0; a < table.rows(); ++a)
        for (RowIndex b = a + 1; b < table.rows(); ++b) {
            bool same_source = records.source_of[a] == records.source_of[b];
            if (model.link != LinkKind::both && same_source != (model.link == LinkKind::dedupe)) continue;
            ++counts[table.level(comparison, table.codes(a)[comparison], table.codes(b)[comparison], memory)];
        }
    auto present = std::accumulate(counts.begin() + 1, counts.end(), 0.0);
    counts.erase(counts.begin());
    for (auto& count : counts) count /= present;
    return counts;
}

TEST(EstimateChance, CountsAllPairsOfASmallTable) {
    auto records = InventedRecords({.seed = 21, .persons = 40}).records();
    for (std::size_t row = 0; row < records.size(); ++row) records.source_of[row] = std::uint16_t(row % 3 == 0);
    for (auto kind : {LinkKind::dedupe, LinkKind::link, LinkKind::both}) {
        auto model = model_of(invented_model);
        model.link = kind;
        auto table = ComparisonTable::make(model, records);
        auto chances = estimate_chance(model, *table, records);
        for (std::size_t i = 0; i < chances.size(); ++i) {
            auto expected = all_pairs(model, *table, i, records);
            auto total = double(chances[i].pairs), levels = double(expected.size());
            EXPECT_NEAR(std::accumulate(chances[i].share.begin(), chances[i].share.end(), 0.0), 1, 1e-12);
            // Half a pair more in each level.
            for (std::size_t level = 0; level < expected.size(); ++level)
                EXPECT_NEAR(chances[i].share[level], (expected[level] * total + 0.5) / (total + 0.5 * levels), 1e-12);
        }
    }
}

TEST(EstimateChance, EqualLevelsAreExactAndSampledOnesWithinTheirError) {
    auto records = InventedRecords({.seed = 22, .persons = 240}).records();
    auto model = model_of(invented_model);
    auto table = ComparisonTable::make(model, records);
    std::vector<std::vector<double>> exact;
    for (std::size_t i = 0; i < table->comparisons(); ++i) exact.push_back(all_pairs(model, *table, i, records));
    int sampled = 0, within_two = 0;
    for (model.training.seed = 1; model.training.seed <= 12; ++model.training.seed) {
        model.training.random_pairs = 1 << 14;
        auto chances = estimate_chance(model, *table, records);
        for (std::size_t i = 0; i < chances.size(); ++i)
            for (std::size_t level = 0; level < exact[i].size(); ++level) {
                auto difference = std::abs(chances[i].share[level] - exact[i][level]);
                if (chances[i].error[level] == 0) {
                    EXPECT_EQ(level, 0u);
                    EXPECT_NEAR(difference, 0, 1e-12);
                    continue;
                }
                // The half pair weighs where hardly a pair was seen.
                auto unseen = 0.5 * double(exact[i].size()) / double(chances[i].pairs);
                EXPECT_LE(difference, 4.5 * chances[i].error[level] + unseen);
                ++sampled;
                within_two += difference <= 2 * chances[i].error[level];
            }
    }
    EXPECT_GT(sampled, 100);
    EXPECT_GT(double(within_two) / sampled, 0.88);
}

TEST(EstimateChance, OneRecordHasNoPairs) {
    auto records = records_of({"given", "surname", "born", "town", "phone"}, {{"a", "b", "", "", ""}});
    auto model = model_of(invented_model);
    auto table = ComparisonTable::make(model, records);
    for (auto const& chance : estimate_chance(model, *table, records)) EXPECT_TRUE(chance.share.empty());
}

}  // namespace
}  // namespace jiayu::linkage
