#include "linkage/assign_person_ids.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace jiayu::linkage {

namespace {

using Ids = std::vector<std::int64_t>;
using Rows = std::vector<RowIndex>;

TEST(AssignPersonIds, NumbersNewPeopleInTheOrderOfTheirRows) {
    auto ids = assign_person_ids(Rows{0, 1, 0, 3}, Ids{0, 0, 0, 0}, 10);
    EXPECT_EQ(ids.person_of, (Ids{10, 11, 10, 12}));
    EXPECT_EQ(ids.next_id, 13);
    EXPECT_EQ(ids.persons, 3u);
    EXPECT_TRUE(ids.changes.empty());
}

TEST(AssignPersonIds, KeepsTheIdOfTheMajorityInAMerge) {
    auto ids = assign_person_ids(Rows{0, 0, 0, 3}, Ids{7, 5, 5, 0}, 8);
    EXPECT_EQ(ids.person_of, (Ids{5, 5, 5, 8}));
    ASSERT_EQ(ids.changes.size(), 1u);
    EXPECT_EQ(ids.changes[0].kind, IdChange::Kind::merged);
    EXPECT_EQ(ids.changes[0].person, 5);
    EXPECT_EQ(ids.changes[0].other, 7);
    EXPECT_EQ(ids.changes[0].rows, Rows{0});
}

TEST(AssignPersonIds, GivesTheSmallerPartOfASplitANewId) {
    auto ids = assign_person_ids(Rows{0, 1, 1}, Ids{5, 5, 5}, 6);
    EXPECT_EQ(ids.person_of, (Ids{6, 5, 5}));
    ASSERT_EQ(ids.changes.size(), 1u);
    EXPECT_EQ(ids.changes[0].kind, IdChange::Kind::split);
    EXPECT_EQ(ids.changes[0].person, 5);
    EXPECT_EQ(ids.changes[0].other, 6);
    EXPECT_EQ(ids.changes[0].rows, Rows{0});
}

RC_GTEST_PROP(AssignPersonIds, ChangesNothingWhenTheClustersStay, (std::vector<std::uint8_t> const& groups)) {
    Rows cluster_of;
    for (std::size_t row = 0; row < groups.size(); ++row)
        cluster_of.push_back(RowIndex(std::ranges::find(groups, groups[row]) - groups.begin()));
    auto first = assign_person_ids(cluster_of, Ids(groups.size()), 1);
    auto again = assign_person_ids(cluster_of, first.person_of, first.next_id);
    RC_ASSERT(again.person_of == first.person_of);
    RC_ASSERT(again.changes.empty());
    RC_ASSERT(again.next_id == first.next_id);
}

}  // namespace

}  // namespace jiayu::linkage
