#include "statistics/stratified_share.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace jiayu::statistics {
namespace {

SampledStratum stratum_of(double of, int holding, int not_holding, int not_counting = 0) {
    SampledStratum stratum{.of = of};
    for (int i = 0; i < holding; ++i) stratum.units.push_back({.holds = true});
    for (int i = 0; i < not_holding; ++i) stratum.units.push_back({});
    for (int i = 0; i < not_counting; ++i) stratum.units.push_back({.counts = false});
    return stratum;
}

TEST(StratifiedShare, WeighsAStratumByItsSize) {
    SampledStratum const strata[] = {stratum_of(900, 9, 1), stratum_of(100, 1, 9)};
    auto found = estimate_stratified_share(strata);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->value, 0.9 * 0.9 + 0.1 * 0.1, 1e-12);
    EXPECT_LT(found->low, found->value);
    EXPECT_GT(found->high, found->value);
}

TEST(StratifiedShare, LeavesOutWhatDoesNotCount) {
    SampledStratum const strata[] = {stratum_of(500, 3, 1, 6), stratum_of(500, 0, 0, 10)};
    EXPECT_NEAR(estimate_stratified_share(strata)->value, 0.75, 1e-12);
    SampledStratum const nothing[] = {stratum_of(500, 0, 0, 10), SampledStratum{.of = 7}};
    EXPECT_FALSE(estimate_stratified_share(nothing));
    EXPECT_FALSE(estimate_stratified_share({}));
}

TEST(StratifiedShare, IsCertainOnlyWhereEverybodyWasAsked) {
    SampledStratum const whole[] = {stratum_of(10, 7, 3)}, all_alike[] = {stratum_of(1000, 10, 0)};
    auto certain = estimate_stratified_share(whole), not_certain = estimate_stratified_share(all_alike);
    EXPECT_EQ(certain->low, certain->high);
    EXPECT_EQ(not_certain->value, 1);
    EXPECT_LT(not_certain->low, 0.95);
    EXPECT_EQ(not_certain->high, 1);
}

TEST(StratifiedShare, PoolsTwoDrawsOfOnePopulation) {
    auto one = stratum_of(100, 8, 2), other = stratum_of(100, 4, 6);
    one.share = 0.25, other.share = 0.75;
    SampledStratum const strata[] = {one, other};
    EXPECT_NEAR(estimate_stratified_share(strata)->value, 0.25 * 0.8 + 0.75 * 0.4, 1e-12);
}

// Five strata as a linkage has them: many pairs that are nearly all right, few that are doubtful. Of 95 % intervals at least 92 % of a
// thousand hold the truth, and the mean of the estimates is the truth.
TEST(StratifiedShare, CoversTheTruth) {
    struct Population {
        double of, counting, holding;
    };
    Population const populations[] = {{50'000, 1, 0.999}, {4'000, 1, 0.95}, {1'000, 0.7, 0.6}, {3'000, 0.1, 0.2}, {20'000, 0, 0.01}};
    double counting = 0, holding = 0;
    for (auto const& one : populations) counting += one.of * one.counting, holding += one.of * one.counting * one.holding;
    auto const truth = holding / counting;
    Random random(11);
    int covered = 0;
    double sum = 0;
    constexpr int trials = 1000;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<SampledStratum> strata;
        for (auto const& one : populations) {
            auto& stratum = strata.emplace_back(SampledStratum{.of = one.of});
            for (int i = 0; i < 20; ++i) stratum.units.push_back({.counts = random.chance(one.counting), .holds = random.chance(one.holding)});
        }
        auto found = estimate_stratified_share(strata);
        ASSERT_TRUE(found);
        covered += found->low <= truth && truth <= found->high;
        sum += found->value;
    }
    EXPECT_GE(covered, trials * 92 / 100);
    EXPECT_NEAR(sum / trials, truth, 0.002);
}

}  // namespace
}  // namespace jiayu::statistics
