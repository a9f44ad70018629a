#include <gtest/gtest.h>

#include "registry/sources_under_test.hpp"

namespace jiayu::registry {

namespace {

constexpr auto community = Department::communities;
constexpr auto household = Department::household_register;
constexpr auto delivery = Department::hospital_delivery;
constexpr auto school = Department::schools;

}  // namespace

TEST(ResolvePersons, the_standing_name_follows_precedence) {
    struct Example {
        char const* title;
        std::vector<Sent> sent;
        std::optional<Row> stands;
    };
    Example const examples[] = {
        {"no name at all", {{.name = ""}}, std::nullopt},
        {"the department named first", {{.department = community, .name = "王方"}, {.department = household, .name = "王芳"}}, 1},
        {"a real name before a placeholder of a better department",
         {{.department = household, .name = "王芳之女", .placeholder = 1}, {.department = school, .name = "王小一"}}, 1},
        {"a placeholder where there is nothing else", {{.department = delivery, .name = "王芳之女", .placeholder = 1}}, 0},
        {"an empty name of a better department says nothing", {{.department = household}, {.department = school, .name = "王芳"}}, 1},
        {"the latest of one department", {{.name = "王芳", .observed_on = 20150101}, {.name = "王方", .observed_on = 20140101}}, 0},
        {"the most frequent of one day",
         {{.name = "王芳", .observed_on = 1}, {.name = "王方", .observed_on = 1}, {.name = "王芳", .observed_on = 1}}, 2},
        {"the row read last of equals", {{.name = "王芳"}, {.name = "王方"}}, 1},
    };
    for (auto const& example : examples) {
        SentSources sent;
        for (auto const& row : example.sent) sent.send(row);
        EXPECT_EQ(build(sent).persons[0].name, example.stands.value_or(no_row)) << example.title;
    }
}

TEST(ResolvePersons, sex_and_birth_date_fall_back_on_the_number_then_the_role) {
    auto number = pack_citizen_number("990412198602110016");
    struct Example {
        char const* title;
        Sent sent;
        int sex;
        std::int32_t birth_date;
    };
    Example const examples[] = {
        {"as written", {.number = number, .birth_date = 19860212, .sex = 2}, 2, 19860212},
        {"by the number", {.number = number}, 1, 19860211},
        {"by the role", {.department = delivery, .role = Role::mother}, 2, 0},
        {"not at all", {}, 0, 0},
    };
    for (auto const& example : examples) {
        SentSources sent;
        sent.send(example.sent);
        auto person = build(sent).persons[0];
        EXPECT_EQ(person.sex, example.sex) << example.title;
        EXPECT_EQ(person.birth_date, example.birth_date) << example.title;
    }
}

TEST(ResolvePersons, a_department_without_rank_never_stands) {
    SentSources sent;
    sent.send({.department = delivery, .name = "王芳"});
    auto precedence = plain_precedence();
    precedence.fields[std::size_t(Field::name)].rank[std::size_t(delivery)] = 0;
    EXPECT_EQ(build_register(sent.sources, PersonMentions(sent.sources), precedence).persons[0].name, no_row);
}

TEST(ResolvePersons, the_last_event_is_one_that_only_the_living_have) {
    SentSources sent;
    sent.send({.department = household, .record = 1, .observed_on = 20200601});
    sent.household(1, {.left_on = 20200601, .left_by_death = true});
    sent.send({.department = delivery, .role = Role::mother, .record = 2});
    sent.delivery(2, 20180101);
    auto marriage = sent.send({.department = Department::marriage, .role = Role::wife, .record = 3});
    sent.marriage(3, 1, 20190101);
    auto person = build(sent).persons[0];
    EXPECT_EQ(person.died_on, 20200601);
    EXPECT_EQ(person.last_event_on, 20190101);
    EXPECT_EQ(person.last_event_from, marriage);
    EXPECT_EQ(person.residence_kind, ResidenceKind::dead);
}

TEST(ResolvePersons, persons_come_by_id_with_their_departments_and_counts) {
    SentSources sent;
    for (auto id : {70, 5, 70, 5, 70}) sent.send({.person = id, .department = id == 5 ? community : school});
    PersonMentions people(sent.sources);
    ASSERT_EQ(people.person_count(), 2u);
    EXPECT_EQ(people.person_id(0), 5);
    EXPECT_EQ(people.mentions_of(1).size(), 3u);
    auto persons = build(sent).persons;
    EXPECT_EQ(persons[0].department_mask, 1u << 9);
    EXPECT_EQ(persons[1].department_mask, 1u << 7);
}

}  // namespace jiayu::registry
