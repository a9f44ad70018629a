#include "cli/text_table.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace jiayu::cli {

TEST(TextTable, aligns_chinese_and_latin_cells) {
    TextTable table({{"姓名"}, {"n", Align::right}, {""}});
    table.add({"王芳", "1,200", "x"});
    table.add({"Li", "7", ""});
    std::ostringstream out;
    table.print(out);
    EXPECT_EQ(out.str(), "姓名      n\n王芳  1,200  x\nLi        7\n");
}

TEST(TextTable, colours_take_no_column) {
    TextTable table({{"a"}, {"b"}});
    table.add({"\033[1;31m王\033[0m", "x"});
    table.add({"long", "y"});
    std::ostringstream out;
    table.print(out);
    EXPECT_EQ(out.str(), "a     b\n\033[1;31m王\033[0m    x\nlong  y\n");
}

TEST(TextTable, has_no_head_line_without_titles) {
    TextTable table({{""}, {""}});
    table.add({"a", "b"});
    std::ostringstream out;
    table.print(out);
    EXPECT_EQ(out.str(), "a  b\n");
}

TEST(TextTable, thousands_are_set_apart) {
    struct Example {
        std::int64_t number;
        char const* expected;
    };
    Example const examples[] = {{0, "0"}, {999, "999"}, {1000, "1,000"}, {1234567, "1,234,567"}, {-123456, "-123,456"}};
    for (auto const& example : examples) EXPECT_EQ(with_thousands(example.number), example.expected);
}

}  // namespace jiayu::cli
