#include "linkage/expected_quality.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.hpp"

namespace jiayu::linkage {

namespace {

std::vector<Edge> random_edges(std::uint64_t seed, std::size_t count) {
    Random random(seed);
    std::vector<Edge> edges;
    for (RowIndex i = 0; i < count; ++i) edges.push_back({2 * i, 2 * i + 1, std::int32_t(random.between(-600, 900))});
    return edges;
}

TEST(ExpectedQuality, CountsWhatProbabilitiesSay) {
    std::vector<Edge> edges{{0, 1, 200}, {2, 3, 0}, {4, 5, -200}};  // 0.8, 0.5, 0.2
    auto curve = expect_quality(edges, {}, std::vector<double>{0, 1, 9}, {.missed_pairs = 0.5, .shift_error = 0});
    EXPECT_NEAR(curve[0].precision.value, 0.65, 1e-12);
    EXPECT_NEAR(curve[0].recall.value, 0.65, 1e-12);
    EXPECT_NEAR(curve[1].precision.value, 0.8, 1e-12);
    EXPECT_NEAR(curve[1].recall.value, 0.4, 1e-12);
    EXPECT_NEAR(curve[2].recall.value, 0, 1e-12);
    // Independent pairs: the Poisson-binomial variance of their mean.
    EXPECT_NEAR(curve[0].precision.value - curve[0].precision.low, 1.96 * std::sqrt(0.16 + 0.25) / 2, 1e-6);
}

// Truth drawn from the probabilities lies in 95 % intervals about as often as they say.
TEST(ExpectedQuality, IntervalsHoldWhatIsDrawn) {
    auto edges = random_edges(1, 3000);
    std::vector<double> thresholds{0};
    auto point = expect_quality(edges, {}, thresholds, {.shift_error = 0})[0];
    Random random(2);
    int precision_held = 0, recall_held = 0;
    constexpr int draws = 1000;
    for (int draw = 0; draw < draws; ++draw) {
        double above = 0, truth = 0;
        for (auto const& edge : edges) {
            auto is_true = random.chance(1 / (1 + std::exp2(-edge.weight / 100.0)));
            truth += is_true;
            above += is_true && edge.weight >= 0;
        }
        precision_held += above / point.pairs >= point.precision.low && above / point.pairs <= point.precision.high;
        recall_held += above / truth >= point.recall.low && above / truth <= point.recall.high;
    }
    EXPECT_GT(precision_held, draws * 0.93);
    EXPECT_LT(precision_held, draws * 0.97);
    EXPECT_GT(recall_held, draws * 0.93);
    EXPECT_LT(recall_held, draws * 0.97);
}

TEST(ExpectedQuality, GroupsAndShiftsWidenIntervals) {
    auto edges = random_edges(3, 500);
    std::vector<double> thresholds{0};
    std::vector<RowIndex> group_of(1000);
    for (RowIndex row = 0; row < 1000; ++row) group_of[row] = row / 20;
    auto alone = expect_quality(edges, {}, thresholds, {.shift_error = 0})[0].precision;
    auto grouped = expect_quality(edges, group_of, thresholds, {.shift_error = 0})[0].precision;
    auto shifted = expect_quality(edges, {}, thresholds, {.shift_error = 1})[0].precision;
    EXPECT_LT(grouped.low, alone.low);
    EXPECT_LT(shifted.low, alone.low);
    EXPECT_DOUBLE_EQ(grouped.value, alone.value);
}

TEST(ExpectedQuality, ChoosesThresholds) {
    auto edges = random_edges(4, 5000);
    std::vector<double> thresholds;
    for (double bits = -6; bits <= 9; bits += 0.25) thresholds.push_back(bits);
    auto curve = expect_quality(edges, {}, thresholds);
    auto for_precision = choose_for_precision(curve, 0.97);
    ASSERT_TRUE(for_precision);
    for (auto const& point : curve) {
        EXPECT_EQ(point.precision.value >= 0.97, point.bits >= *for_precision) << point.bits;
    }
    auto best = choose_best_f1(curve);
    ASSERT_TRUE(best);
    auto best_f1 = std::ranges::max(curve, {}, &ExpectedQuality::f1).f1;
    EXPECT_DOUBLE_EQ(std::ranges::find(curve, *best, &ExpectedQuality::bits)->f1, best_f1);
    EXPECT_FALSE(choose_for_precision(curve, 1.01));
    EXPECT_FALSE(choose_best_f1({}));
}

}  // namespace

}  // namespace jiayu::linkage
