#include "exchange/cut_columns.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace jiayu::exchange {
namespace {

using Cells = std::vector<std::string_view>;

TEST(CutCells, keeps_no_cell_that_may_be_of_a_cut_column) {
    ColumnCut const third_of_five{{2}, 5}, third_and_fifth{{2, 4}, 5}, first{{0}, 3}, none{{}, 3};
    struct Example {
        char const* title;
        ColumnCut const& cut;
        TableFormat format;
        Cells cells, kept;
    };
    auto csv = TableFormat::csv, xlsx = TableFormat::xlsx;
    Example const examples[] = {
        {"an aligned row loses its cut column", third_of_five, csv, {"a", "b", "X", "d", "e"}, {"a", "b", "d", "e"}},
        {"and every one of several", third_and_fifth, csv, {"a", "b", "X", "d", "Y"}, {"a", "b", "d"}},
        {"one cell missing: the second may be the third column's", third_of_five, csv, {"a", "X", "d", "e"}, {"a"}},
        {"one missing behind the cut looks the same", third_of_five, csv, {"a", "b", "X", "d"}, {"a"}},
        {"two missing: nothing is sure", third_of_five, csv, {"X", "d", "e"}, {}},
        {"four missing: a row in other delimiters is one cell", third_of_five, csv, {"a;b;X;d;e"}, {}},
        {"cells too many stand at or after their column", third_of_five, csv, {"a", "b", "b", "X", "d", "e"}, {"a", "b"}},
        {"an empty cell at the end is one too many", third_of_five, csv, {"a", "b", "X", "d", "e", ""}, {"a", "b"}},
        {"a sheet leaves out empty cells at the end", third_of_five, xlsx, {"a", "b", "X", "d"}, {"a", "b", "d"}},
        {"a sheet's row that ends before the cut", third_of_five, xlsx, {"a"}, {"a"}},
        {"a sheet's row that is too long", third_of_five, xlsx, {"a", "b", "X", "d", "e", "f"}, {"a", "b"}},
        {"the first column cut leaves nothing of a row out of line", first, csv, {"X", "b"}, {}},
        {"nothing cut, nothing lost", none, csv, {"a", "b"}, {"a", "b"}},
        {"a row without cells", third_of_five, csv, {}, {}},
    };
    for (auto const& example : examples) EXPECT_EQ(cut_cells(example.cells, example.cut, example.format), example.kept) << example.title;
}

// Whatever cells go missing, split or run together, no value of the cut column remains.
RC_GTEST_PROP(CutCells, rows_out_of_line_leave_no_value_of_a_cut_column, ()) {
    int columns = *rc::gen::inRange(1, 9), cut = *rc::gen::inRange(0, columns);
    std::vector<std::string> row;
    for (int column = 0; column < columns; ++column) row.push_back(column == cut ? "SECRET" : "x");
    bool shorten = *rc::gen::arbitrary<bool>();
    for (int change = *rc::gen::inRange(1, 4); change > 0 && !row.empty(); --change) {
        auto at = std::size_t(*rc::gen::inRange(0, int(row.size())));
        if (!shorten) row.insert(row.begin() + std::ptrdiff_t(at), "x");
        else if (at + 1 < row.size() && *rc::gen::arbitrary<bool>()) {
            row[at] += row[at + 1];  // a delimiter lost
            row.erase(row.begin() + std::ptrdiff_t(at) + 1);
        } else row.erase(row.begin() + std::ptrdiff_t(at));
    }
    for (auto cell : cut_cells(Cells(row.begin(), row.end()), {{cut}, columns}, TableFormat::csv))
        RC_ASSERT(cell.find("SECRET") == std::string_view::npos);
}

TEST(CutCsvColumns, writes_the_rest_of_a_file_in_its_own_form) {
    TableForm form{.delimiter = ';'};
    auto kept = cut_csv_columns("\xEF\xBB\xBF" "a;b;c\n1;2;3\n1;3\n", form, {{1}, 3}, "f.csv");
    ASSERT_TRUE(kept);
    EXPECT_EQ(*kept, "\xEF\xBB\xBF" "a;c\r\n1;3\r\n\r\n");
}

}  // namespace
}  // namespace jiayu::exchange
