#include "exchange/csv_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "exchange/csv_writer.hpp"
#include "exchange/messages.hpp"

namespace jiayu::exchange {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> read_all(std::string_view text, char delimiter = ',', CsvLimits limits = {}) {
    CsvReader reader(text, delimiter, "f.csv", limits);
    Rows rows;
    while (true) {
        auto more = reader.next();
        if (!more) return std::unexpected(more.error());
        if (!*more) return rows;
        rows.emplace_back(reader.cells().begin(), reader.cells().end());
    }
}

TEST(CsvReader, splits_rows_and_cells) {
    struct Example {
        char const* title;
        std::string_view text;
        Rows expected;
    };
    Example const examples[] = {
        {"plain", "a,b\nc,d\n", {{"a", "b"}, {"c", "d"}}},
        {"CR LF, no end of line at the end", "a,b\r\nc,d", {{"a", "b"}, {"c", "d"}}},
        {"empty cells", ",\n,,\n", {{"", ""}, {"", "", ""}}},
        {"quotes hold delimiters and line ends", "\"a,b\",\"c\nd\"\n", {{"a,b", "c\nd"}}},
        {"a doubled quote is one", "\"a\"\"b\"\"\",c", {{"a\"b\"", "c"}}},
        {"a quote inside a cell is a quote", "5\" wall,b", {{"5\" wall", "b"}}},
        {"quoted last cell with CR LF", "a,\"b\"\r\nc,d", {{"a", "b"}, {"c", "d"}}},
        {"a blank line is a row", "a\n\nb\n", {{"a"}, {""}, {"b"}}},
    };
    for (auto const& example : examples) {
        auto rows = read_all(example.text);
        ASSERT_TRUE(rows) << example.title;
        EXPECT_EQ(*rows, example.expected) << example.title;
    }
}

TEST(CsvReader, refuses_what_is_no_table_naming_row_and_column) {
    struct Example {
        char const* title;
        std::string text;
        Message const* expected;
        std::string place;
    };
    Example const examples[] = {
        {"a NUL byte", std::string("a,b\nc,d\0e\n", 10), &message::nul_byte, "row 2 column 2"},
        {"a NUL byte in quotes", std::string("a,b\nc,\"d\0e\"\n", 12), &message::nul_byte, "row 2 column 2"},
        {"a line without end", "a,b\n" + std::string(200, 'x'), &message::row_too_long, "row 2 column 2"},
        {"a quote without end", "a,b\nc,\"d\n", &message::quote_not_closed, "row 2 column 2"},
        {"too many columns", "a\n" + std::string(20, ','), &message::too_many_columns, "row 2 column 11"},
    };
    for (auto const& example : examples) {
        auto rows = read_all(example.text, ',', {.row_bytes_max = 100, .columns_max = 10});
        ASSERT_FALSE(rows) << example.title;
        EXPECT_EQ(rows.error(), *example.expected) << example.title << ": " << rows.error().text(Language::en);
        EXPECT_NE(rows.error().text(Language::en).find(example.place), std::string::npos) << rows.error().text(Language::en);
    }
}

TEST(CsvReader, tells_text_after_a_closing_quote) {
    CsvReader reader("a,\"b\"c,d\ne,f,g\n", ',', "f.csv");
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(reader.misplaced_quote(), 2);
    EXPECT_EQ(reader.cells()[1], "\"b\"c");
    EXPECT_EQ(reader.cells()[2], "d");
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(reader.misplaced_quote(), 0);
    EXPECT_EQ(reader.row_number(), 2);
}

TEST(CsvReader, detects_the_delimiter) {
    EXPECT_EQ(detect_delimiter("a,b;c\n1,2\n"), ',');
    EXPECT_EQ(detect_delimiter("a\tb\n1,5\t2\n"), '\t');
    EXPECT_EQ(detect_delimiter("a;b;c\n\"x,y,z,u\";2;3\n"), ';');
    EXPECT_EQ(detect_delimiter("alone\n"), ',');
}

TEST(CsvReader, reads_back_what_was_written) {
    EXPECT_TRUE(rc::check("read(write(rows)) is rows", [] {
        auto cell = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab,\"\n\r;\t 张")));
        auto rows = *rc::gen::container<Rows>(
            rc::gen::container<std::vector<std::string>>(rc::gen::map(cell, [](std::string text) { return text + "."; })));
        std::erase_if(rows, [](auto const& row) { return row.empty(); });
        std::string text;
        for (auto const& row : rows) append_csv_row(text, std::vector<std::string_view>(row.begin(), row.end()), ',');
        RC_ASSERT(read_all(text).value() == rows);
    }));
}

}  // namespace
}  // namespace jiayu::exchange
