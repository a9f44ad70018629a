#include "base/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace jiayu {
namespace {

TEST(Utf8, counts_code_points_not_bytes) {
    EXPECT_EQ(count_code_points("张伟"), 2u);
    EXPECT_EQ(count_code_points("阿依古丽·买买提"), 8u);
    EXPECT_EQ(count_code_points("𨭥a"), 2u);
}

TEST(Utf8, refuses_what_is_not_utf8) {
    for (auto text : {"\xC0\x80", "\xE5\xBC", "\xED\xA0\x80", "\xF5\x80\x80\x80", "a\x80"}) EXPECT_FALSE(is_valid_utf8(text));
    for (auto text : {"", "张伟", "\xEF\xBF\xBD", "𨭥"}) EXPECT_TRUE(is_valid_utf8(text));
}

TEST(Utf8, a_broken_byte_costs_one_replacement_and_no_more) {
    EXPECT_EQ(to_code_points("a\xFF" "b"), std::u32string({U'a', 0xFFFD, U'b'}));
}

TEST(Utf8, chinese_takes_two_columns) { EXPECT_EQ(display_width("张伟 A1"), 7u); }

RC_GTEST_PROP(Utf8, code_points_survive_the_way_there_and_back, (std::vector<std::uint32_t> values)) {
    std::u32string points;
    for (auto value : values)
        if (auto point = value % 0x110000; point < 0xD800 || point > 0xDFFF) points += char32_t(point);
    RC_ASSERT(to_code_points(to_utf8(points)) == points);
    RC_ASSERT(is_valid_utf8(to_utf8(points)));
}

}  // namespace
}  // namespace jiayu
