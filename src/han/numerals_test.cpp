#include "han/numerals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace jiayu::han {
namespace {

TEST(Numerals, are_read) {
    struct {
        std::string_view text;
        std::int64_t number;
    } const examples[] = {
        {"零", 0},      {"三", 3},         {"十", 10},       {"十五", 15},         {"二十", 20},        {"廿三", 23},       {"卅一", 31},
        {"一百零五", 105}, {"三百二十一", 321}, {"两万", 20000},   {"一万零五", 10005},    {"二〇一六", 2016},   {"贰佰叁拾", 230},  {"12", 12},
        {"一亿二千万", 120000000}, {"十万", 100000}, {"一千零一十", 1010},
    };
    for (auto const& [text, number] : examples) {
        EXPECT_EQ(integer_from_numerals(text), number) << text;
    }
}

TEST(Numerals, that_are_none_are_refused) {
    for (std::string_view text : {"", "张", "三五十", "十百", "一二三百", "三组"}) EXPECT_FALSE(integer_from_numerals(text)) << text;
    EXPECT_FALSE(digits_from_numerals("二十"));
    EXPECT_EQ(digits_from_numerals("二〇一六"), "2016");
}

TEST(Numerals, written_and_read_are_the_same_number) {
    EXPECT_TRUE(rc::check([] {
        auto digits = *rc::gen::inRange(0, 12);
        std::int64_t limit = 1;
        for (int i = 0; i < digits; ++i) limit *= 10;
        auto number = *rc::gen::inRange<std::int64_t>(0, limit);
        RC_ASSERT(integer_from_numerals(numerals_from_integer(number)) == number);
    }));
    EXPECT_EQ(numerals_from_integer(10005), "一万零五");
    EXPECT_EQ(numerals_from_integer(15), "十五");
    EXPECT_EQ(numerals_from_integer(100000000), "一亿");
}

}  // namespace
}  // namespace jiayu::han
