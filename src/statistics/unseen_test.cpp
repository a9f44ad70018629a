#include "statistics/unseen.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "base/random.hpp"

namespace jiayu::statistics {
namespace {

TEST(Unseen, IsTheBiasCorrectedFormula) {
    auto unseen = estimate_unseen(20, 9);
    EXPECT_DOUBLE_EQ(unseen.value, 20.0 * 19 / (2 * 10));
    EXPECT_NEAR(unseen.standard_error, std::sqrt(10 * (2.0 + 8.0 + 4.0)), 1e-12);
}

TEST(Unseen, NobodySeenOnceMeansNobodyUnseen) {
    EXPECT_EQ(estimate_unseen(0, 50).value, 0);
    EXPECT_EQ(estimate_unseen(0.5, 50).value, 0);
}

TEST(Unseen, CountsThoseWhomIndependentSearchesMiss) {
    constexpr int people = 20'000, searches = 5;
    Random random(7);
    std::array<int, searches + 1> by_times{};
    for (int i = 0; i < people; ++i) {
        int times = 0;
        for (int search = 0; search < searches; ++search) times += random.chance(0.3);
        ++by_times[std::size_t(times)];
    }
    auto unseen = estimate_unseen(by_times[1], by_times[2]);
    // Of n searches alike the formula gives n / (n − 1) times the unseen.
    auto expected = double(by_times[0]) * searches / (searches - 1);
    EXPECT_NEAR(unseen.value, expected, 3 * unseen.standard_error);
}

}  // namespace
}  // namespace jiayu::statistics
