#include "linkage/pair_weights.hpp"

#include <gtest/gtest.h>

#include "linkage/entity_profiles.hpp"
#include "linkage/invented_records.hpp"

namespace jiayu::linkage {
namespace {

// The invented model with probabilities drawn at random, and with as many rivals as asked for.
Model random_model(std::uint64_t seed, std::size_t rivals) {
    Random random(seed);
    auto model = model_of(invented_model + "[[comparison]]\nname = \"whole\"\ncolumns = [\"given\", \"surname\"]\n"
                          "levels = [{name = \"swapped\", when = \"equal(given, surname)\", frequency = 0.5}, {name = \"sound\", when = \"equal(given.soundex)\", frequency = 1.0}, {name = \"else\"}]\n");
    model.prior = std::exp2(-5 - 10 * random.uniform());
    for (std::size_t k = 0; k < rivals; ++k) model.rivals.push_back({fmt::format("kin{}", k), {}, random.uniform() * 5});
    for (auto& comparison : model.comparisons)
        for (auto& level : comparison.levels) {
            level.m = random.uniform();
            level.u = std::exp2(-12 * random.uniform());
            level.rivals.clear();
            for (std::size_t k = 0; k < rivals; ++k) level.rivals.push_back(random.uniform());
        }
    for (std::size_t second = 1; seed % 2 && second < model.comparisons.size(); ++second) {
        LevelDependence dependence{.first = random.below(second), .second = second, .is_of_match = random.chance(0.5)};
        auto const cells = model.comparisons[dependence.first].levels.size() * model.comparisons[second].levels.size();
        for (std::size_t i = 0; i < cells; ++i) dependence.bits.push_back(6 * random.uniform() - 3);
        model.dependences.push_back(std::move(dependence));
    }
    return model;
}

// odds = prior · Π m / ( Π u · 2^-rarity + prior · Σ share · Π rival ), multiplied out.
double plain_weight(Model const& model, ComparisonTable const& table, RowIndex a, RowIndex b) {
    LevelMemory memory(table.comparisons());
    auto pattern = table.compare(a, b, memory);
    auto odds = model.prior / (1 - model.prior);
    double match = odds, stranger = 1;
    std::vector<double> rivals;
    for (auto const& rival : model.rivals) rivals.push_back(odds * rival.share);
    for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
        auto level = level_of(pattern, i);
        if (!level) continue;
        auto const& known = model.comparisons[i].levels[level - 1];
        match *= known.m;
        stranger *= known.u / std::exp2(double(table.rarity(i, level, table.codes(a)[i], table.codes(b)[i])));
        for (std::size_t k = 0; k < rivals.size(); ++k) rivals[k] *= known.rivals[k];
    }
    for (auto const& dependence : model.dependences) {
        auto const x = level_of(pattern, dependence.first), y = level_of(pattern, dependence.second);
        if (x && y) (dependence.is_of_match ? match : stranger) *= std::exp2(dependence.bits[(x - 1) * model.comparisons[dependence.second].levels.size() + y - 1]);
    }
    for (auto rival : rivals) stranger += rival;
    return std::log2(match / stranger);
}

TEST(PairWeights, AreTheFormulaMultipliedOut) {
    auto records = InventedRecords({.seed = 11, .persons = 80}).records();
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        auto model = random_model(seed, seed % 3);
        auto table = ComparisonTable::make(model, records);
        ASSERT_TRUE(table);
        PairWeights const weights(model, *table);
        LevelMemory memory(table->comparisons());
        Random random(seed);
        for (int i = 0; i < 1500; ++i) {
            auto a = RowIndex(random.below(records.size())), b = RowIndex(random.below(records.size()));
            auto weight = weights.weigh(a, b, memory).weight;
            ASSERT_NEAR(weight, plain_weight(model, *table, a, b), 1e-9);
            ASSERT_EQ(weight, weights.weigh(b, a, memory).weight) << "not symmetric";
        }
    }
}

TEST(PairWeights, WithoutRivalsTheBitsAddUp) {
    auto records = InventedRecords({.seed = 12, .persons = 20}).records();
    auto model = random_model(1, 0);
    for (auto& comparison : model.comparisons)
        for (auto& level : comparison.levels) level.frequency = 0;
    auto table = ComparisonTable::make(model, records);
    PairWeights const weights(model, *table);
    LevelMemory memory(table->comparisons());
    auto weighed = weights.weigh(0, 1, memory);
    auto sum = weights.prior_bits();
    for (std::size_t i = 0; i < table->comparisons(); ++i) sum += weights.bits(i, level_of(weighed.pattern, i));
    for (std::size_t i = 0; i < weights.dependences(); ++i) sum += weights.dependence_bits(i, weighed.pattern);
    EXPECT_NEAR(weighed.weight, sum, 1e-9);
    for (auto bits : {-20.0, -3.0, 0.0, 5.0, 30.0}) EXPECT_NEAR(bits_of_probability(probability_of_bits(bits)), bits, 1e-5);
}

// The short cut may only spare pairs that do not reach the weight.
void expect_never_wrongly_no(PairWeights const& weights) {
    LevelMemory memory(weights.table().comparisons());
    for (RowIndex a = 0; a < weights.table().rows(); ++a)
        for (RowIndex b = a + 1; b < weights.table().rows(); ++b) {
            auto weight = weights.weigh(a, b, memory).weight;
            ASSERT_TRUE(weights.may_reach(a, b, weight - 1e-9)) << a << ", " << b << ": " << weight;
        }
}

// Those of at least the least weight are found with their weights, and what is left out is lighter.
void expect_weighed_from(PairWeights const& weights, double least) {
    LevelMemory memory(weights.table().comparisons()), other(weights.table().comparisons());
    std::size_t left_out = 0;
    for (RowIndex a = 0; a < weights.table().rows(); ++a)
        for (RowIndex b = a + 1; b < weights.table().rows(); ++b) {
            auto weight = weights.weigh(a, b, memory).weight;
            auto found = weights.weigh_from(a, b, least, other);
            if (found) {
                ASSERT_NEAR(*found, weight, 1e-9) << a << ", " << b;
            } else {
                ASSERT_LT(weight, least) << a << ", " << b;
            }
            left_out += !found;
        }
    if (weights.dependences() == 0) { EXPECT_GT(left_out, 0u); }  // what dependences may add is bounded loosely
}

TEST(PairWeights, WeighFromLeavesOutOnlyWhatIsLighter) {
    auto records = InventedRecords({.seed = 17, .persons = 60, .absent = 0.2}).records();
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        auto model = random_model(seed, seed % 3);
        auto table = ComparisonTable::make(model, records);
        expect_weighed_from(PairWeights(model, *table), -6);
    }
}

TEST(PairWeights, MayReachNeverSaysNoWrongly) {
    auto records = InventedRecords({.seed = 13, .persons = 60, .absent = 0.2}).records();
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        auto model = random_model(seed, seed % 3);
        auto table = ComparisonTable::make(model, records);
        expect_never_wrongly_no(PairWeights(model, *table));
    }
}

// Profiles are fewer than the records that say how rare a value is.
TEST(PairWeights, MayReachHoldsForProfilesOfManyRecords) {
    Rows rows(200, {"anna", "zhang", "", "", ""});
    rows.push_back({"zhang", "otto", "", "", ""});
    rows.push_back({"otto", "zhang", "", "", ""});
    auto records = records_of(InventedRecords::columns, rows);
    auto model = random_model(2, 0);
    for (auto& level : model.comparisons.back().levels) level.frequency = 1, level.m = 0.9, level.u = 0.5;
    auto table = ComparisonTable::make(model, records);
    std::vector<RowIndex> cluster_of(rows.size());
    cluster_of[200] = 200;
    cluster_of[201] = 201;
    auto profiles = make_profiles(records, cluster_of);
    auto other = table->for_records(profiles.records);
    ASSERT_EQ(other.rows(), 3u);
    expect_never_wrongly_no(PairWeights(model, other));
}

}  // namespace
}  // namespace jiayu::linkage
