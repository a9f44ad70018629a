#include "register_linkage/weight_bound.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "register_linkage/block_rows.hpp"
#include "register_linkage/invented_people.hpp"

namespace jiayu::register_linkage {

namespace {

Model model_of_a_large_register() {
    auto model = model_from_toml(read_file(Path(JIAYU_SOURCE_FOLDER) / "packs/national/linkage/register.toml"));
    EXPECT_TRUE(model) << model.error().text(Language::en);
    model->stranger_ratio = 100'000;
    return *model;
}

struct Counts {
    std::size_t pairs = 0, kept = 0, kept_in_conflict = 0, spared = 0;
};

Counts check_all_pairs(Model const& model) {
    TableBuilder builder;
    builder.add(invent_mentions(150, 11).mentions);
    auto const table = builder.finish();
    PairWeigher const weigher(model, table);
    WeightBound const bound(model, table, weigher.weights(), model.review_weight);
    Counts counts;
    for (RowIndex a = 0; a < table.rows.size(); ++a)
        for (RowIndex b = a + 1; b < table.rows.size(); ++b, ++counts.pairs) {
            bool in_conflict = bound.are_in_conflict(table.rows[a], table.rows[b]), may = bound.may_reach(table.rows[a], table.rows[b]);
            counts.spared += !may;
            auto weight = weigher.weigh(a, b).weight;
            if (weight < (in_conflict ? bound.conflicting_min() : model.review_weight)) continue;
            EXPECT_TRUE(may) << a << ' ' << b << ": " << weight;
            ++counts.kept;
            counts.kept_in_conflict += in_conflict;
        }
    return counts;
}

TEST(WeightBound, KeepsEveryPairThatHasTheWeightItNeeds) {
    auto model = model_of_a_large_register();
    model.review_weight = -30;
    model.overwhelming_weight = -25;  // so that some pairs in conflict reach it
    auto counts = check_all_pairs(model);
    EXPECT_GT(counts.kept, 1000u);
    EXPECT_GT(counts.kept_in_conflict, 0u);
}

TEST(WeightBound, SparesMostPairs) {
    auto counts = check_all_pairs(model_of_a_large_register());
    EXPECT_GT(counts.kept, 1000u);
    EXPECT_GT(counts.spared, counts.pairs / 2);
}

TEST(TableBuilder, CodesManyAtOnceAsOneByOne) {
    auto const mentions = invent_mentions(300, 5).mentions;
    TableBuilder single, many;
    for (auto const& mention : mentions) single.add(mention);
    many.add(mentions);
    auto const one_by_one = single.finish(), at_once = many.finish();
    ASSERT_EQ(one_by_one.rows.size(), at_once.rows.size());
    ASSERT_GT(mentions.size(), 1024u) << "enough for threads";
    for (RowIndex row = 0; row < at_once.rows.size(); ++row)
        EXPECT_EQ(std::memcmp(&one_by_one.rows[row], &at_once.rows[row], sizeof(Row)), 0) << "row " << row;
}

}  // namespace

}  // namespace jiayu::register_linkage
