#include <gtest/gtest.h>

#include "base/date.hpp"
#include "synth/number_text.hpp"

namespace jiayu::synth {

namespace {

NumberFaults judged(std::string_view text) { return judge_number(text, to_days(*make_date(2020, 12, 31)), {990412}); }

}  // namespace

TEST(number_text, what_is_wrong_with_a_written_number) {
    auto right = number_text(990412, to_days(*make_date(1985, 2, 14)), 1);
    EXPECT_EQ(right.substr(0, 17), "99041219850214001");
    EXPECT_TRUE(judged(right).valid());
    EXPECT_EQ(judged(right).sex, 1);
    EXPECT_FALSE(judged(right).prefix_unknown);
    EXPECT_TRUE(judged("").empty);
    EXPECT_TRUE(judged(right.substr(1)).malformed);
    EXPECT_TRUE(judged("99041219850214O014").malformed);
    EXPECT_TRUE(judged(number_15_digit(right)).fifteen);
    EXPECT_TRUE(judged("990412198502300017").date_invalid);
    EXPECT_TRUE(judged("990412202101010016").date_invalid) << "after the as-of day";
    EXPECT_TRUE(judged("991412198502140017").prefix_unknown);
    for (auto wrong : {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'})
        EXPECT_EQ(judged(right.substr(0, 17) + wrong).check_wrong, wrong != right[17]);
}

// Printed in GB 11643-1999.
TEST(number_text, the_check_character_of_the_standard_s_examples) {
    EXPECT_EQ(check_character_of("11010519491231002"), 'X');
    EXPECT_EQ(check_character_of("44052418800101001"), '4');
}

}  // namespace jiayu::synth
