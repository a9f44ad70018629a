// Households, residence, parents and births from hand-made rows.
#include <gtest/gtest.h>

#include "registry/sources_under_test.hpp"

namespace jiayu::registry {

TEST(GatherHouseholds, the_same_person_in_two_households_stays_in_both) {
    SentSources sent;
    sent.send({.person = 1, .household = "H1", .record = 1});
    sent.send({.person = 1, .household = "H2", .record = 2});
    sent.household(1, {.relation = 2, .entered_on = 20100101});
    sent.household(2, {.relation = 10, .entered_on = 20150101});
    auto made = build(sent);
    EXPECT_EQ(made.households.size(), 2u);
    ASSERT_EQ(made.household_members.size(), 2u);
    EXPECT_EQ(made.household_members[1].relation, 10);
}

TEST(GatherHouseholds, a_row_sent_twice_is_one_member_as_the_later_row_has_it) {
    SentSources sent;
    sent.send({.person = 1, .household = "H1", .record = 1});
    sent.send({.person = 1, .household = "H1", .record = 2});
    sent.household(1, {.relation = 2, .entered_on = 20100101});
    sent.household(2, {.relation = 2, .entered_on = 20100101, .left_on = 20180101});
    auto members = build(sent).household_members;
    ASSERT_EQ(members.size(), 1u);
    EXPECT_EQ(members[0].to_on, 20180101);
}

TEST(GatherHouseholds, both_kinds_may_use_one_number) {
    SentSources sent;
    sent.send({.person = 1, .household = "7", .record = 1});
    sent.send({.person = 1, .department = Department::communities, .household = "7", .record = 2});
    sent.household(1, {});
    sent.community(2, {.left_on = 20190101, .died_on = 20180101});
    auto made = build(sent);
    ASSERT_EQ(made.households.size(), 2u);
    EXPECT_EQ(made.household_members[1].to_on, 20180101);
}

TEST(ResidenceKind, follows_from_the_open_spells) {
    struct Example {
        char const* title;
        std::optional<std::int32_t> hukou_left_on;
        std::vector<std::pair<std::uint8_t, std::int32_t>> migrations;  // direction, left_on
        std::optional<std::uint8_t> community_status;
        ResidenceKind expected;
    };
    using enum ResidenceKind;
    Example const examples[] = {
        {"nothing known", {}, {}, {}, unknown},
        {"registered at home", 0, {}, {}, hukou_resident},
        {"registered at home and away", 0, {{2, 0}}, {}, hukou_away},
        {"came back", 0, {{2, 20190101}}, {}, hukou_resident},
        {"moved away for good", 20180101, {}, {}, gone},
        {"came in", {}, {{1, 0}}, {}, inflow},
        {"came in and left", {}, {{1, 20190101}}, {}, gone},
        {"only the community knows: came in", {}, {}, 3, inflow},
        {"only the community knows: at home", {}, {}, 8, hukou_resident},
        {"the community knows of the stay away", 0, {}, 4, hukou_away},
    };
    for (auto const& example : examples) {
        SentSources sent;
        sent.send({.department = Department::schools});
        if (example.hukou_left_on) {
            sent.send({.record = 1});
            sent.household(1, {.entered_on = 20000101, .left_on = *example.hukou_left_on});
        }
        for (std::int64_t record = 10; auto [direction, left_on] : example.migrations) {
            sent.send({.department = Department::migration, .record = record});
            sent.migration(record++, direction, 20150101, left_on);
        }
        if (example.community_status) {
            sent.send({.department = Department::communities, .record = 20});
            sent.community(20, {.residence_status = *example.community_status});
        }
        EXPECT_EQ(build(sent).persons[0].residence_kind, example.expected) << example.title;
    }
}

TEST(ResidenceSpells, the_communities_confirm_a_known_spell_and_do_not_repeat_it) {
    SentSources sent;
    sent.send({.department = Department::migration, .record = 1, .division = 320412100001});
    sent.migration(1, 1, 20150101, 0);
    sent.send({.department = Department::communities, .record = 2, .division = 320412100002});
    sent.community(2, {.residence_status = 3, .arrived_on = 20150105, .verified_on = 20200601});
    auto spells = build(sent).residence_spells;
    ASSERT_EQ(spells.size(), 1u);
    EXPECT_EQ(spells[0].verified_on, 20200601);
    EXPECT_EQ(spells[0].division_code, 320412100001);
}

TEST(Parentage, conflicting_mothers_both_stay_and_the_delivery_comes_first) {
    auto other = pack_citizen_number("990412198803050021");
    SentSources sent;
    sent.send({.person = 1, .department = Department::hospital_delivery, .role = Role::mother, .record = 1});
    sent.send({.person = 2, .number = other});
    sent.send({.person = 3, .department = Department::immunisation, .role = Role::child, .mother_number = other, .birth_date = 20160503});
    sent.send({.person = 3, .department = Department::hospital_delivery, .role = Role::child, .record = 1});
    sent.delivery(1, 20160503);
    auto made = build(sent);
    ASSERT_EQ(made.parentages.size(), 2u);
    EXPECT_EQ(made.parentages[0].parent, 0u);
    EXPECT_EQ(made.parentages[1].parent, 1u);
    ASSERT_EQ(made.births.size(), 1u);
    EXPECT_EQ(made.births[0].mother, 0u);
}

TEST(Parentage, a_delivery_row_names_the_father_by_his_mention) {
    SentSources sent;
    sent.send({.person = 1, .department = Department::hospital_delivery, .role = Role::father, .record = 1});
    sent.send({.person = 2, .department = Department::hospital_delivery, .role = Role::child, .record = 1, .birth_date = 20160503});
    sent.delivery(1, 20160503);
    auto births = build(sent).births;
    ASSERT_EQ(births.size(), 1u);
    EXPECT_EQ(births[0].father, 0u);
    EXPECT_EQ(births[0].mother, no_row);
}

TEST(Parentage, nobody_is_their_own_parent) {
    auto own = pack_citizen_number("990412198803050021");
    SentSources sent;
    sent.send({.person = 1, .number = own, .mother_number = own});
    EXPECT_TRUE(build(sent).parentages.empty());
}

TEST(Parentage, a_number_of_record_wins_over_one_that_stands_on_anothers_row) {
    auto shared = pack_citizen_number("990412198803050021"), better = pack_citizen_number("990412198602110016");
    SentSources sent;
    sent.send({.person = 1, .department = Department::schools, .number = shared});
    sent.send({.person = 1, .number = better});
    sent.send({.person = 2, .number = shared});
    sent.send({.person = 3, .mother_number = shared});
    auto parentages = build(sent).parentages;
    ASSERT_EQ(parentages.size(), 1u);
    EXPECT_EQ(parentages[0].parent, 1u);
}

TEST(Parentage, of_two_who_carry_the_number_the_named_one_or_the_woman_is_the_mother) {
    auto shared = pack_citizen_number("990412198803050021");
    struct Example {
        char const* title;
        std::uint8_t first_sex, second_sex;
        std::string mother_name;
        Row mother;
    };
    Example const examples[] = {
        {"her husband has her number written", 1, 2, "王芳", 1},
        {"no name was written", 1, 2, "", 1},
        {"of two women the named one", 2, 2, "王芳", 1},
        {"of two women without a name the first", 2, 2, "", 0},
        {"nobody fits: the first", 1, 1, "王芳", 0},
    };
    for (auto const& example : examples) {
        SentSources sent;
        sent.send({.person = 1, .name = "李强", .number = shared, .sex = example.first_sex});
        sent.send({.person = 2, .name = "王芳", .number = shared, .sex = example.second_sex});
        sent.send({.person = 3, .mother_name = example.mother_name, .mother_number = shared});
        auto parentages = build(sent).parentages;
        ASSERT_EQ(parentages.size(), 1u) << example.title;
        EXPECT_EQ(parentages[0].parent, example.mother) << example.title;
    }
}

TEST(Parentage, a_number_that_nobody_has_falls_back_on_the_name_in_the_household) {
    auto nobodys = pack_citizen_number("990412198803050021");
    struct Example {
        char const* title;
        std::string household, second_household, name;
        std::uint8_t sex;
        std::size_t parentages;
    };
    Example const examples[] = {
        {"the named woman of the household", "H1", "", "王芳", 2, 1},
        {"another household's", "H2", "", "王芳", 2, 0},
        {"another name", "H1", "", "王方", 2, 0},
        {"a man is no mother", "H1", "", "王芳", 1, 0},
        {"two of the same name", "H1", "H1", "王芳", 2, 0},
    };
    for (auto const& example : examples) {
        SentSources sent;
        sent.send({.person = 1, .name = "李小一", .household = "H1", .mother_name = "王芳", .mother_number = nobodys, .record = 1});
        sent.send({.person = 2, .name = example.name, .household = example.household, .record = 2, .sex = example.sex});
        sent.send({.person = 3, .name = "王芳", .household = example.second_household, .record = 3, .sex = 2});
        for (std::int64_t record : {1, 2, 3}) sent.household(record, {});
        EXPECT_EQ(build(sent).parentages.size(), example.parentages) << example.title;
    }
}

TEST(Births, need_a_day_in_the_period_and_a_row_as_child_or_subject) {
    struct Example {
        char const* title;
        Sent sent;
        std::size_t births;
    };
    Example const examples[] = {
        {"a vaccination card", {.department = Department::immunisation, .role = Role::child, .birth_date = 20110101}, 1},
        {"a pupil born in the period", {.department = Department::schools, .birth_date = 20120101}, 1},
        {"born before the period", {.department = Department::schools, .birth_date = 20101231}, 0},
        {"no day of birth", {.department = Department::schools}, 0},
        {"a child known to migration alone", {.department = Department::migration, .birth_date = 20150101}, 0},
    };
    for (auto const& example : examples) {
        SentSources sent;
        sent.send(example.sent);
        EXPECT_EQ(build(sent).births.size(), example.births) << example.title;
    }
}

TEST(Births, take_the_day_of_delivery_and_the_first_report) {
    SentSources sent;
    auto delivery = sent.send({.department = Department::hospital_delivery, .role = Role::child, .record = 1, .birth_date = 20160503});
    sent.delivery(1, 20160503);
    sent.send({.record = 2, .birth_date = 20160504});
    sent.household(2, {});
    for (std::int64_t record : {3, 4}) sent.send({.department = Department::communities, .record = record, .division = 320412100001});
    sent.community(3, {.reported_on = 20170101});
    sent.community(4, {.birth_order = 2, .reported_on = 20160801});
    auto births = build(sent).births;
    ASSERT_EQ(births.size(), 1u);
    EXPECT_EQ(births[0].born_on, 20160503);
    EXPECT_EQ(births[0].delivery, delivery);
    EXPECT_EQ(births[0].reported_on, 20160801);
    EXPECT_EQ(births[0].birth_order, 2);
    EXPECT_EQ(births[0].division_code, 320412100001);
}

}  // namespace jiayu::registry
