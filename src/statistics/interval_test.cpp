#include "statistics/interval.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace jiayu::statistics {
namespace {

struct ProportionExample {
    std::int64_t part, whole;
    double low, high;
};

// Newcombe RG, Statistics in Medicine 17 (1998) 857–872, table I, method 3 (score, no continuity correction).
TEST(EstimateProportion, GivesTheIntervalsOfNewcombe1998TableI) {
    ProportionExample const examples[] = {{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0000, 0.1611}, {1, 29, 0.0061, 0.1718}};
    for (auto const& example : examples) {
        auto estimate = estimate_proportion(example.part, example.whole);
        ASSERT_TRUE(estimate);
        EXPECT_NEAR(estimate->low, example.low, 5e-5) << example.part << "/" << example.whole;
        EXPECT_NEAR(estimate->high, example.high, 5e-5) << example.part << "/" << example.whole;
    }
}

TEST(EstimateProportion, IsAbsentWhenThereIsNoProportion) {
    EXPECT_FALSE(estimate_proportion(0, 0));
    EXPECT_FALSE(estimate_proportion(-1, 10));
    EXPECT_FALSE(estimate_proportion(11, 10));
}

RC_GTEST_PROP(EstimateProportion, EnclosesItsValueAndMirrorsItsComplement, ()) {
    auto whole = *rc::gen::inRange<std::int64_t>(1, 2'000'000);
    auto part = *rc::gen::inRange<std::int64_t>(0, whole + 1);
    auto estimate = *estimate_proportion(part, whole), complement = *estimate_proportion(whole - part, whole);
    RC_ASSERT(0 <= estimate.low && estimate.low <= estimate.value && estimate.value <= estimate.high && estimate.high <= 1);
    RC_ASSERT(std::abs(estimate.low - (1 - complement.high)) < 1e-9);
    RC_ASSERT((estimate.high < 1) == (part < whole));
}

struct RateExample {
    std::int64_t events;
    double low, high;
};

// Garwood F, Biometrika 28 (1936) 437–442, as tabled in Breslow and Day, Statistical Methods in Cancer Research II (1987), table 2.11
// (there as factors of the count, to three digits).
TEST(EstimateRate, GivesTheExactPoissonLimits) {
    RateExample const examples[] = {{0, 0, 3.689}, {1, 0.0253, 5.572}, {5, 1.623, 11.668}, {10, 4.795, 18.390}, {20, 12.217, 30.888}, {100, 81.364, 121.627}};
    for (auto const& example : examples) {
        auto estimate = *estimate_rate(example.events, 1);
        EXPECT_NEAR(estimate.low, example.low, 6e-4) << example.events;
        EXPECT_NEAR(estimate.high, example.high, 6e-4) << example.events;
    }
}

RC_GTEST_PROP(EstimateRate, IsExactInItsTails, ()) {
    auto events = *rc::gen::inRange<std::int64_t>(1, 60);
    auto estimate = *estimate_rate(events, 1);
    auto at_most = [](std::int64_t count, double mean) {  // Poisson distribution function by its sum
        double term = std::exp(-mean), sum = term;
        for (std::int64_t k = 1; k <= count; ++k) sum += term *= mean / double(k);
        return sum;
    };
    RC_ASSERT(std::abs(at_most(events, estimate.high) - 0.025) < 1e-8);
    RC_ASSERT(std::abs(1 - at_most(events - 1, estimate.low) - 0.025) < 1e-8);
}

TEST(EstimateRate, IsAbsentWithoutExposure) {
    EXPECT_FALSE(estimate_rate(3, 0));
    EXPECT_FALSE(estimate_rate(-1, 10));
}

// The ratio of two counts: Boice and Monson 1977 in Rothman, Epidemiology (2nd ed.), chapter 9: 41 cases in 28,010 person-years,
// 15 in 19,017: rate ratio 1.86 with 95 % limits 1.03 and 3.35.
TEST(EstimateSexRatio, IsTheLogNormalIntervalOfARatioOfCounts) {
    auto estimate = scaled(*estimate_sex_ratio(41, 15), 19017.0 / 28010.0 / 100);
    EXPECT_NEAR(estimate.value, 1.86, 0.005);
    EXPECT_NEAR(estimate.low, 1.03, 0.005);
    EXPECT_NEAR(estimate.high, 3.35, 0.005);
}

TEST(EstimateSexRatio, IsAbsentWithoutGirlsOrBoys) {
    EXPECT_FALSE(estimate_sex_ratio(5, 0));
    EXPECT_FALSE(estimate_sex_ratio(0, 5));
}

RC_GTEST_PROP(EstimateSexRatio, ReversedIsItsReciprocal, ()) {
    auto males = *rc::gen::inRange<std::int64_t>(1, 100'000), females = *rc::gen::inRange<std::int64_t>(1, 100'000);
    auto there = *estimate_sex_ratio(males, females), back = *estimate_sex_ratio(females, males);
    RC_ASSERT(std::abs(there.low * back.high / 1e4 - 1) < 1e-9);
    RC_ASSERT(there.low < there.value && there.value < there.high);
}

// Newcombe RG, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
TEST(Difference, OfProportionsGivesTheIntervalsOfNewcombe1998TableII) {
    auto estimate = difference(*estimate_proportion(56, 70), *estimate_proportion(48, 80));
    EXPECT_NEAR(estimate.low, 0.0524, 5e-5);
    EXPECT_NEAR(estimate.high, 0.3339, 5e-5);
    auto small = difference(*estimate_proportion(9, 10), *estimate_proportion(3, 10));
    EXPECT_NEAR(small.low, 0.1705, 5e-5);
    EXPECT_NEAR(small.high, 0.8090, 5e-5);
}

RC_GTEST_PROP(Difference, ChangesItsSignWithTheOrder, ()) {
    auto a = *estimate_rate(*rc::gen::inRange<std::int64_t>(0, 5000), 1000), b = *estimate_rate(*rc::gen::inRange<std::int64_t>(0, 5000), 700);
    auto there = difference(a, b), back = difference(b, a);
    RC_ASSERT(std::abs(there.low + back.high) < 1e-9 && std::abs(there.high + back.low) < 1e-9);
    RC_ASSERT(there.low <= there.value && there.value <= there.high);
}

}  // namespace
}  // namespace jiayu::statistics
