#include "domain/division.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"

namespace jiayu {
namespace {

DivisionTable const& divisions() {
    static auto const table = [] {
        Path folder = JIAYU_SOURCE_FOLDER "/packs/national/divisions";
        auto loaded = DivisionTable::load(read_file(folder / "changzhou_divisions_2023.csv"), read_file(folder / "changzhou_division_changes.csv"));
        if (!loaded) throw EnvironmentFailure(loaded.error());
        return *loaded;
    }();
    return table;
}

DivisionCode code(std::int64_t number) { return DivisionCode::from_number(number); }
Date day(int number) { return date_from_number(number).value(); }

TEST(DivisionCode, has_parts_and_levels) {
    auto community = DivisionCode::parse("320412003005").value();
    EXPECT_EQ(community.level(), DivisionLevel::community);
    EXPECT_EQ(community.town().number(), 320412003000);
    EXPECT_EQ(community.county().number(), 320412000000);
    EXPECT_EQ(community.county_part(), 320412);
    EXPECT_EQ(community.parent().parent().parent().level(), DivisionLevel::city);
    EXPECT_EQ(DivisionCode::parse("320412")->number(), 320412000000);
    EXPECT_FALSE(DivisionCode::parse("32041"));
    EXPECT_FALSE(DivisionCode::parse("32041a"));
    EXPECT_FALSE(DivisionCode::parse(""));
}

TEST(DivisionTable, knows_names_and_codes_of_any_day) {
    EXPECT_EQ(divisions().name_on(code(320411100000), day(20191231)), "春江镇");
    EXPECT_FALSE(divisions().is_valid_on(code(320411100000), day(20200101)));
    EXPECT_EQ(divisions().name_on(code(320411004000), day(20200101)), "春江街道");
    EXPECT_FALSE(divisions().is_valid_on(code(320411004000), day(20191231)));
    EXPECT_EQ(divisions().name_on(code(320413400000), day(20221231)), "开发区");
    EXPECT_EQ(divisions().name_on(code(320413400000), day(20230101)), "经济开发区");
    EXPECT_TRUE(divisions().is_valid_on(code(320412000000), day(20110101))) << "before the first edition: as in it";
    EXPECT_FALSE(divisions().is_known(code(990412000000)));
}

TEST(DivisionTable, a_split_town_has_two_successors) {
    auto expected = std::vector{code(320411004000), code(320411005000)};
    EXPECT_EQ(divisions().successors(code(320411100000), day(20200601)), expected);
    EXPECT_EQ(divisions().successors(code(320411100000), day(20190601)), std::vector{code(320411100000)});
    auto county_town = std::vector{code(320481002000), code(320481003000)};
    EXPECT_EQ(divisions().successors(code(320481100000), day(20210101)), county_town);
}

TEST(DivisionTable, follows_a_community_through_two_recodings) {
    EXPECT_EQ(divisions().successors(code(320411100007), day(20230601)), std::vector{code(320411004003)});
    EXPECT_EQ(divisions().successors(code(320412002201), day(20230601)), std::vector{code(320412002006)}) << "芳渚村 → 芳渚社区";
}

TEST(DivisionTable, knows_the_area_of_a_community_that_went_into_its_neighbours) {
    auto removed = code(320411100018);
    EXPECT_TRUE(divisions().successors(removed, day(20230601)).empty());
    EXPECT_EQ(divisions().areas_on(removed, day(20230601)), (std::vector{code(320411004000), code(320411005000)}));
    EXPECT_EQ(divisions().areas_on(removed, day(20190601)), std::vector{code(320411100000)});
    EXPECT_EQ(divisions().areas_on(removed, day(20180601)), std::vector{removed});
    EXPECT_TRUE(divisions().areas_on(code(990412000000), day(20190601)).empty());
    for (auto const& spell : divisions().spells())
        EXPECT_FALSE(divisions().areas_on(spell.code, day(20231231)).empty()) << spell.code.text();
}

TEST(DivisionTable, one_code_has_one_name_at_a_time) {
    auto const& spells = divisions().spells();
    for (std::size_t i = 1; i < spells.size(); ++i) {
        if (spells[i].code != spells[i - 1].code) continue;
        ASSERT_TRUE(spells[i].valid_from && spells[i - 1].valid_to) << spells[i].code.text();
        EXPECT_LE(*spells[i - 1].valid_to, *spells[i].valid_from) << spells[i].code.text();
    }
}

TEST(DivisionTable, lists_children_of_a_day) {
    auto county = code(320412000000);
    EXPECT_EQ(divisions().towns_on(county, day(20151231)).size() + 4, divisions().towns_on(county, day(20160101)).size());
    std::size_t communities = 0;
    for (auto number : {320402000000, 320404000000, 320411000000, 320412000000, 320413000000, 320481000000})
        for (auto town : divisions().towns_on(code(number), day(20231231)))
            communities += divisions().communities_on(town, day(20231231)).size();
    EXPECT_EQ(communities, 1049u) << "as many as the edition of 2023 has";
}

TEST(DivisionTable, refuses_changes_that_do_not_fit_the_list) {
    auto table = DivisionTable::load("code12,name\n320412000000,武进区\n",
                                     "from_year,to_year,level,change,code_old,name_old,code_new,name_new\n"
                                     "2015,2016,town,added,,,320412400,武进经济开发区\n");
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().arguments.at(1).second, "320412400000");
}

}  // namespace
}  // namespace jiayu
