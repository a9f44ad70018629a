#include "linkage/calibration.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/random.hpp"

namespace jiayu::linkage {

namespace {

// Labels whose true odds are 2^(intercept + slope · bits).
std::vector<LabelledWeight> draw_labels(std::uint64_t seed, std::size_t count, double intercept, double slope) {
    Random random(seed);
    std::vector<LabelledWeight> labels;
    for (std::size_t i = 0; i < count; ++i) {
        auto bits = random.uniform() * 16 - 8;
        labels.push_back({bits, random.chance(probability_of(intercept + slope * bits))});
    }
    return labels;
}

TEST(Calibration, FiguresOfAFewPairs) {
    std::vector<LabelledWeight> labels{{0, true}, {0, false}, {2, true}, {2, true, 3}};  // 0.5, 0.5, 0.8, 0.8
    auto found = measure_calibration(labels, 10);
    ASSERT_EQ(found.bins.size(), 2u);
    EXPECT_EQ(found.bins[1].labels, 2u);
    EXPECT_DOUBLE_EQ(found.bins[1].observed, 1);
    EXPECT_NEAR(found.brier, (0.25 * 2 + 0.04 * 4) / 6, 1e-12);
    EXPECT_NEAR(found.expected_calibration_error, 0.2 * 4 / 6, 1e-12);
    EXPECT_NEAR(found.log_loss_bits, (2 + 4 * std::log2(1.25)) / 6, 1e-12);
    EXPECT_TRUE(measure_calibration({}).bins.empty());
}

TEST(Calibration, TruthfulProbabilitiesHaveASmallError) {
    auto error = [](double slope) { return measure_calibration(draw_labels(1, 50'000, 0, slope)).expected_calibration_error; };
    EXPECT_LT(error(1), 0.01);
    EXPECT_GT(error(0.4), 0.05);
}

TEST(Calibration, PlattFindsTheCurveThatDrewTheLabels) {
    auto scale = fit_platt(draw_labels(2, 100'000, -1.5, 0.6));
    EXPECT_NEAR(scale.intercept, -1.5, 0.06);
    EXPECT_NEAR(scale.slope, 0.6, 0.02);
}

TEST(Calibration, PlattStaysFiniteOnSeparatedLabels) {
    auto scale = fit_platt(std::vector<LabelledWeight>{{-5, false}, {-4, false}, {4, true}, {5, true}});
    EXPECT_TRUE(std::isfinite(scale.intercept) && std::isfinite(scale.slope));
    EXPECT_GT(scale(4), scale(-4));
    EXPECT_DOUBLE_EQ(fit_platt(std::vector<LabelledWeight>{{1, true}})(3), 3);
}

double squared_error(std::span<LabelledWeight const> labels, std::span<double const> fitted) {
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) sum += (fitted[i] - labels[i].is_match) * (fitted[i] - labels[i].is_match);
    return sum;
}

// Against the max–min formula of isotonic regression: fitted(i) = max over j ≤ i of min over k ≥ i of mean(j … k).
RC_GTEST_PROP(Calibration, IsotonicIsTheBestNeverFallingFit, (std::uint64_t seed)) {
    auto labels = draw_labels(seed, 12, 0, 1);
    std::ranges::sort(labels, {}, &LabelledWeight::bits);
    std::vector<double> best;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        double highest = 0;
        for (std::size_t j = 0; j <= i; ++j) {
            double lowest = 1, matches = 0;
            for (std::size_t k = j; k < labels.size(); ++k) {
                matches += labels[k].is_match;
                if (k >= i) lowest = std::min(lowest, matches / double(k - j + 1));
            }
            highest = std::max(highest, lowest);
        }
        best.push_back(highest);
    }
    auto scale = fit_isotonic(labels);
    std::vector<double> found;
    for (auto const& label : labels) {  // the step that the label fell into
        auto step = std::ranges::find_if(scale.steps(), [&](auto const& s) { return s.probability >= best[found.size()] - 1e-9; });
        RC_ASSERT(step != scale.steps().end());
        found.push_back(step->probability);
        RC_ASSERT(label.stands_for == 1);
    }
    RC_ASSERT(std::abs(squared_error(labels, found) - squared_error(labels, best)) < 1e-9);
    RC_ASSERT(std::ranges::is_sorted(scale.steps(), {}, &IsotonicScale::Step::probability));
    RC_ASSERT(scale.probability(-100) <= scale.probability(0) && scale.probability(0) <= scale.probability(100));
}

TEST(Calibration, RecalibratedProbabilitiesAreTruthful) {
    auto labels = draw_labels(3, 50'000, 2, 0.5), held_back = draw_labels(4, 50'000, 2, 0.5);
    auto platt = fit_platt(labels);
    auto isotonic = fit_isotonic(labels);
    auto before = measure_calibration(held_back).brier;
    double by_isotonic = 0;
    for (auto& label : held_back) {
        by_isotonic += std::pow(isotonic.probability(label.bits) - label.is_match, 2) / double(held_back.size());
        label.bits = platt(label.bits);
    }
    auto after = measure_calibration(held_back);
    EXPECT_LT(after.brier, before - 0.01);
    EXPECT_LT(after.expected_calibration_error, 0.01);
    EXPECT_NEAR(by_isotonic, after.brier, 0.003);
}

}  // namespace

}  // namespace jiayu::linkage
