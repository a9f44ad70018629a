#include "domain/money.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "domain/messages.hpp"

namespace jiayu {
namespace {

TEST(Money, is_read_and_written_in_yuan) {
    EXPECT_EQ(Money::parse_yuan("1234.5")->fen(), 123450);
    EXPECT_EQ(Money::parse_yuan("1,234.50")->fen(), 123450);
    EXPECT_EQ(Money::parse_yuan("-0.05")->fen(), -5);
    EXPECT_EQ(Money::from_fen(-5).to_yuan(), "-0.05");
    EXPECT_EQ(Money::from_yuan(3600).to_yuan(), "3600.00");
    for (std::string_view text : {"", "1.234", "1.", "abc", ".5", ",1", "1e3", "--1"})
        EXPECT_TRUE(Money::parse_yuan(text).error() == domain::message::money_form) << text;
    EXPECT_TRUE(Money::parse_yuan("99999999999999999999").error() == domain::message::money_too_large);
    EXPECT_EQ(Money::from_fen(std::numeric_limits<std::int64_t>::min()).to_yuan(), "-92233720368547758.08");
}

TEST(Money, division_rounds_as_named) {
    struct {
        Rounding rounding;
        std::int64_t amount, divisor, result;
    } const examples[] = {
        {Rounding::half_up, 5, 2, 3},    {Rounding::half_up, -5, 2, -3},  {Rounding::half_up, 4, 3, 1},   {Rounding::half_even, 5, 2, 2},
        {Rounding::half_even, 7, 2, 4},  {Rounding::half_even, -5, 2, -2}, {Rounding::down, 8, 3, 2},     {Rounding::down, -8, 3, -2},
        {Rounding::up, 7, 3, 3},         {Rounding::up, 6, 3, 2},         {Rounding::up, -7, 3, -3},
    };
    for (auto const& [rounding, amount, divisor, result] : examples)
        EXPECT_EQ(divide(Money::from_fen(amount), divisor, rounding).fen(), result) << amount << "/" << divisor;
    EXPECT_EQ(take_share(Money::from_yuan(100), 1, 3, Rounding::half_up).fen(), 3333);
}

TEST(Money, parts_sum_to_the_amount) {
    EXPECT_TRUE(rc::check([] {
        auto amount = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
        auto parts = *rc::gen::inRange<std::size_t>(1, 50);
        Money sum;
        std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = -least;
        for (auto share : split_evenly(Money::from_fen(amount), parts)) {
            sum = sum + share;
            least = std::min(least, share.fen()), most = std::max(most, share.fen());
        }
        RC_ASSERT(sum.fen() == amount);
        RC_ASSERT(most - least <= 1);
    }));
}

TEST(MoneyDeathTest, overflow_stops_the_program) {
    auto most = Money::from_fen(std::numeric_limits<std::int64_t>::max());
    EXPECT_DEATH(most + Money::from_fen(1), "fen");
    EXPECT_DEATH(most * 2, "fen");
    EXPECT_DEATH(divide(most, 0, Rounding::down), "divisor");
}

}  // namespace
}  // namespace jiayu
