#include "statistics/agreement.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace jiayu::statistics {
namespace {

// Fleiss, Levin, Paik: Statistical Methods for Rates and Proportions, 3rd edition, table 18.1 and section 18.1: kappa 0.676, s.e. 0.088.
TEST(Agreement, MatchesThePublishedExample) {
    std::array<std::int64_t, 9> const counts{75, 1, 4, 5, 4, 1, 0, 0, 10};
    auto found = measure_agreement(counts, 3);
    EXPECT_EQ(found.judged, 100);
    EXPECT_NEAR(found.observed, 0.89, 1e-12);
    EXPECT_NEAR(found.expected, 0.66, 1e-12);
    ASSERT_TRUE(found.kappa);
    EXPECT_NEAR(found.kappa->value, 0.676, 5e-4);
    EXPECT_NEAR((found.kappa->high - found.kappa->low) / 2 / 1.959964, 0.088, 5e-4);
}

TEST(Agreement, SaysNothingWhereThereIsNothingToTell) {
    std::array<std::int64_t, 4> const none{0, 0, 0, 0}, always_yes{7, 0, 0, 0};
    EXPECT_EQ(measure_agreement(none, 2).judged, 0);
    EXPECT_FALSE(measure_agreement(none, 2).kappa);
    EXPECT_EQ(measure_agreement(always_yes, 2).observed, 1);
    EXPECT_FALSE(measure_agreement(always_yes, 2).kappa);
}

TEST(Agreement, WholeAgreementIsOneAndChanceIsNought) {
    std::array<std::int64_t, 4> const whole{6, 0, 0, 4}, chance{9, 3, 3, 1}, contrary{0, 5, 5, 0};
    EXPECT_DOUBLE_EQ(measure_agreement(whole, 2).kappa->value, 1);
    EXPECT_NEAR(measure_agreement(chance, 2).kappa->value, 0, 1e-12);
    EXPECT_DOUBLE_EQ(measure_agreement(contrary, 2).kappa->value, -1);
}

RC_GTEST_PROP(Agreement, WhoIsFirstDoesNotMatter, ()) {
    std::array<std::int64_t, 9> counts{}, turned{};
    for (auto& count : counts) count = *rc::gen::inRange<std::int64_t>(0, 40);
    for (std::size_t i = 0; i < 9; ++i) turned[i % 3 * 3 + i / 3] = counts[i];
    auto one = measure_agreement(counts, 3), other = measure_agreement(turned, 3);
    RC_ASSERT(one.kappa.has_value() == other.kappa.has_value());
    if (!one.kappa) return;
    RC_ASSERT(std::abs(one.kappa->value - other.kappa->value) < 1e-12);
    RC_ASSERT(std::abs(one.kappa->low - other.kappa->low) < 1e-9);
    RC_ASSERT(one.kappa->low <= one.kappa->value && one.kappa->value <= one.kappa->high);
}

}  // namespace
}  // namespace jiayu::statistics
