#include "linkage/unlinkables.hpp"

#include <gtest/gtest.h>

namespace jiayu::linkage {

namespace {

TEST(Unlinkables, CountsRowsWhoseCopyStaysBelow) {
    auto bits = weigh_copies(4, [](RowIndex row) { return 5.0 * row; }, -6);
    EXPECT_EQ(bits, (std::vector<double>{-6, -1, 4, 9}));
    auto shares = count_unlinkables(bits, std::vector<double>{4, 0, 100, -6});
    ASSERT_EQ(shares.size(), 4u);
    EXPECT_EQ(shares[0].rows, 2u);  // a copy that just reaches the threshold is linkable
    EXPECT_DOUBLE_EQ(shares[1].share, 0.5);
    EXPECT_DOUBLE_EQ(shares[2].share, 1);
    EXPECT_EQ(shares[3].rows, 0u);
}

TEST(Unlinkables, NoRowsHaveNoShare) { EXPECT_DOUBLE_EQ(count_unlinkables({}, std::vector<double>{0})[0].share, 0); }

}  // namespace

}  // namespace jiayu::linkage
