#include "linkage/entity_weights.hpp"

#include <gtest/gtest.h>

#include "linkage/invented_records.hpp"

namespace jiayu::linkage {
namespace {

// The invented model with m and u of a usual run; "born" is what lasts.
Model learned_model() {
    auto model = model_of(invented_model);
    model.prior = 1e-4;
    for (auto& comparison : model.comparisons)
        for (std::size_t level = 0; level < comparison.levels.size(); ++level) {
            comparison.levels[level].m = level == 0 ? 0.8 : 0.2 / double(comparison.levels.size() - 1);
            comparison.levels[level].u = level == 0 ? 0.01 : 0.99 / double(comparison.levels.size() - 1);
        }
    return model;
}

struct Made {
    Model model = learned_model();
    Records records;
    ComparisonTable table;
    PairWeights weights;
    EntityWeights entities;

    explicit Made(Rows const& rows) : records(records_of(InventedRecords::columns, rows)), table(*ComparisonTable::make(model, records)), weights(model, table), entities(model, weights) {}
};

using Cluster = std::vector<RowIndex>;

TEST(EntityWeights, OfTwoRecordsIsTheirWeight) {
    Made made(InventedRecords({.seed = 21, .persons = 40}).rows);
    LevelMemory memory(made.table.comparisons());
    for (RowIndex a = 0; a < made.records.size(); ++a)
        for (RowIndex b = a + 1; b < made.records.size(); ++b) {
            Cluster const x{a}, y{b};
            ASSERT_NEAR(made.entities.weigh(x, y), made.weights.weigh(a, b, memory).weight, 1e-9);
            ASSERT_NEAR(made.entities.weigh(y, x), made.entities.weigh(x, y), 1e-9);
        }
}

TEST(EntityWeights, OfWhatChangesTheBestValuesCount) {
    Made made({{"anna", "zhang", "1980-01-02", "oldtown", "12000000001"}, {"anna", "zhang", "1980-01-02", "newtown", "12000000002"},
               {"anna", "zhang", "1980-01-02", "newtown", "12000000002"}});
    LevelMemory memory(made.table.comparisons());
    auto const best = made.weights.weigh(1, 2, memory).weight;
    auto const found = made.entities.weigh(Cluster{0, 1}, Cluster{2});
    EXPECT_LT(found, best) << "two tries each for town and telephone";
    EXPECT_NEAR(found, best - 2, 1e-6);
    EXPECT_GT(found, made.weights.weigh(0, 2, memory).weight);
}

TEST(EntityWeights, OneSlipIsNoContradictionTheSameTwiceIs) {
    std::vector<std::string> const one{"anna", "zhang", "1980-01-02", "town", ""}, other{"anna", "zhang", "1980-01-03", "town", ""}, odd{"anna", "zhang", "1971-11-30", "town", ""};
    Made made({one, one, one, other, other, other, odd});
    auto const& levels = made.model.comparisons[2].levels;
    auto const slip = -std::log2(levels[1].m);
    EXPECT_EQ(made.entities.contradiction(Cluster{0, 1, 2}, Cluster{3}), 0);
    EXPECT_NEAR(made.entities.contradiction(Cluster{0, 1, 2}, Cluster{3, 4}), slip, 1e-9);
    EXPECT_NEAR(made.entities.contradiction(Cluster{3, 4, 5}, Cluster{0, 1, 2}), 2 * slip, 1e-9);
    EXPECT_EQ(made.entities.contradiction(Cluster{0, 1, 3}, Cluster{4, 5}), 0) << "one record of the first has the other's date";
    EXPECT_EQ(made.entities.contradiction(Cluster{0, 6}, Cluster{3, 4}), 0) << "the first does not agree on a date";
}

}  // namespace
}  // namespace jiayu::linkage
