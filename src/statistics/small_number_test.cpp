#include "statistics/small_number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <numeric>

namespace jiayu::statistics {
namespace {

std::int64_t row_total(CountTable const& table, std::size_t row) {
    std::int64_t total = 0;
    for (std::size_t column = 0; column < table.columns; ++column) total += table.at(row, column);
    return total;
}

std::int64_t column_total(CountTable const& table, std::size_t column) {
    std::int64_t total = 0;
    for (std::size_t row = 0; row < table.rows; ++row) total += table.at(row, column);
    return total;
}

bool looks_the_same(CountTable const& table, CountTable const& other, ProtectedTable const& shown) {
    for (std::size_t row = 0; row < table.rows; ++row)
        if (!shown.hidden_rows[row] && row_total(table, row) != row_total(other, row)) return false;
    for (std::size_t column = 0; column < table.columns; ++column)
        if (!shown.hidden_columns[column] && column_total(table, column) != column_total(other, column)) return false;
    auto total = [](CountTable const& t) { return std::accumulate(t.counts.begin(), t.counts.end(), std::int64_t(0)); };
    return shown.hidden_total || total(table) == total(other);
}

// The reader's best attack, by brute force: every way to fill the hidden cells (to `most` each) that agrees with what is shown.
bool another_table_has_at_least(CountTable const& table, ProtectedTable const& shown, std::function<std::int64_t(CountTable const&)> const& count,
                                std::int64_t threshold, std::int64_t most) {
    auto guess = table;
    std::function<bool(std::size_t)> fill = [&](std::size_t cell) {
        while (cell < guess.counts.size() && !shown.hidden_cells[cell]) ++cell;
        if (cell == guess.counts.size()) return count(guess) >= threshold && looks_the_same(table, guess, shown);
        for (std::int64_t value = 0; value <= most; ++value) {
            guess.counts[cell] = value;
            if (fill(cell + 1)) return true;
        }
        return false;
    };
    return fill(0);
}

TEST(ProtectSmallNumbers, HidesNothingWhereNothingIsSmall) {
    auto shown = protect_small_numbers({2, 2, {10, 0, 7, 12}}, 5);
    EXPECT_EQ(shown.hidden_cells, std::vector<bool>(4, false));
    EXPECT_FALSE(shown.hidden_total);
}

TEST(ProtectSmallNumbers, HidesTheCheapestNeighbourSoThatTheTotalTellsNothing) {
    auto shown = protect_small_numbers({1, 4, {3, 40, 9, 100}}, 5);
    EXPECT_EQ(shown.hidden_cells, (std::vector<bool>{true, false, true, false}));
    EXPECT_FALSE(shown.hidden_total);
    EXPECT_EQ(shown.hidden_columns, shown.hidden_cells) << "in a table of one row a column's total is its cell";
}

// Two hidden ones with a shown total of two would be known to be one each.
TEST(ProtectSmallNumbers, DoesNotTrustTwoSmallCountsToHideEachOther) {
    auto shown = protect_small_numbers({1, 3, {1, 1, 30}}, 5);
    EXPECT_TRUE(shown.hides(0, 2) || shown.hidden_total);
}

TEST(ProtectSmallNumbers, KeepsTotalsThatCellsCanProtect) {
    auto shown = protect_small_numbers({6, 1, {2, 1, 40, 3, 2, 9}}, 5);
    EXPECT_FALSE(shown.hidden_columns[0] || shown.hidden_total) << "the forty and the nine are cheaper than the sum";
}

TEST(ProtectSmallNumbers, HidesSmallTotalsToo) {
    auto shown = protect_small_numbers({2, 2, {1, 2, 50, 60}}, 5);
    EXPECT_TRUE(shown.hidden_rows[0]);
    EXPECT_TRUE(shown.hides(0, 0) && shown.hides(0, 1));
}

TEST(ProtectSmallNumbers, HidesNothingWithAThresholdOfOne) {
    auto shown = protect_small_numbers({1, 2, {1, 1}}, 1);
    EXPECT_EQ(shown.hidden_cells, std::vector<bool>(2, false));
}

RC_GTEST_PROP(ProtectSmallNumbers, LeavesNoSmallCountThatAnAttackerCanRecover, ()) {
    constexpr std::int64_t threshold = 3, most = 8;
    std::size_t rows = *rc::gen::inRange<std::size_t>(1, 4), columns = *rc::gen::inRange<std::size_t>(1, 3);
    CountTable table{rows, columns, *rc::gen::container<std::vector<std::int64_t>>(rows * columns, rc::gen::inRange<std::int64_t>(0, 6))};
    auto shown = protect_small_numbers(table, threshold);
    for (std::size_t cell = 0; cell < table.counts.size(); ++cell) {
        auto count = table.counts[cell];
        if (count == 0 || count >= threshold) continue;
        RC_ASSERT(shown.hidden_cells[cell]);
        RC_ASSERT(another_table_has_at_least(table, shown, [&](CountTable const& t) { return t.counts[cell]; }, threshold, most));
    }
    for (std::size_t row = 0; row < rows; ++row) {
        auto count = row_total(table, row);
        if (count == 0 || count >= threshold) continue;
        RC_ASSERT(shown.hidden_rows[row]);
        RC_ASSERT(another_table_has_at_least(table, shown, [&](CountTable const& t) { return row_total(t, row); }, threshold, most));
    }
}

}  // namespace
}  // namespace jiayu::statistics
