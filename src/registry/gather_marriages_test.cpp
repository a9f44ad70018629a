#include <gtest/gtest.h>

#include "registry/sources_under_test.hpp"

namespace jiayu::registry {

namespace {

constexpr std::uint8_t married = 1, divorced = 2, replaced = 3;

struct Event {
    std::uint8_t kind;
    std::int32_t on;
};
struct Spell {
    std::int32_t registered_on, ended_on;
    int end_kind;
    friend bool operator==(Spell const&, Spell const&) = default;
};

void PrintTo(Spell const& spell, std::ostream* out) { *out << spell.registered_on << "–" << spell.ended_on << " " << spell.end_kind; }

std::vector<Spell> spells_of(std::vector<Marriage> const& marriages) {
    std::vector<Spell> spells;
    for (auto const& marriage : marriages) spells.push_back({marriage.registered_on, marriage.ended_on, marriage.end_kind});
    return spells;
}

}  // namespace

TEST(GatherMarriages, one_couple_by_its_records) {
    struct Example {
        char const* title;
        std::vector<Event> events;
        std::vector<Spell> expected;
    };
    Example const examples[] = {
        {"a marriage", {{married, 20120520}}, {{20120520, 0, 0}}},
        {"a row sent twice", {{married, 20120520}, {married, 20120520}}, {{20120520, 0, 0}}},
        {"a marriage and its end, whatever came first", {{divorced, 20150101}, {married, 20120520}}, {{20120520, 20150101, 2}}},
        {"married again after a divorce", {{married, 20120520}, {divorced, 20150101}, {married, 20160101}},
         {{20120520, 20150101, 2}, {20160101, 0, 0}}},
        {"a divorce alone tells of a marriage before", {{divorced, 20150101}}, {{0, 20150101, 2}}},
        {"a replacement paper alone too", {{replaced, 20150101}}, {{0, 0, 0}}},
        {"a replacement paper adds nothing to a marriage", {{married, 20120520}, {replaced, 20150101}}, {{20120520, 0, 0}}},
    };
    for (auto const& example : examples) {
        SentSources sent;
        for (std::int64_t record = 1; auto const& event : example.events) {
            sent.marriage(record, event.kind, event.on);
            sent.send({.person = 1, .department = Department::marriage, .role = Role::husband, .record = record});
            sent.send({.person = 2, .department = Department::marriage, .role = Role::wife, .record = record});
            ++record;
        }
        EXPECT_EQ(spells_of(build(sent).marriages), example.expected) << example.title;
    }
}

TEST(GatherMarriages, the_household_register_tells_of_couples_without_a_record) {
    auto his = pack_citizen_number("990412198602110016"), hers = pack_citizen_number("990412198803050021");
    SentSources sent;
    sent.send({.person = 1, .number = his, .spouse_number = hers, .record = 1, .sex = 1});
    sent.send({.person = 2, .number = hers, .spouse_number = his, .record = 2, .sex = 2});
    sent.household(1, {.marital_status = 20});
    sent.household(2, {.marital_status = 20, .left_on = 20190303, .left_by_death = true});
    auto marriages = build(sent).marriages;
    ASSERT_EQ(marriages.size(), 1u);
    EXPECT_EQ(std::pair(marriages[0].husband, marriages[0].wife), std::pair(Row(0), Row(1)));
    EXPECT_EQ(spells_of(marriages), (std::vector<Spell>{{0, 20190303, 3}}));
}

TEST(GatherMarriages, a_divorced_persons_named_spouse_makes_no_marriage) {
    auto hers = pack_citizen_number("990412198803050021");
    SentSources sent;
    sent.send({.person = 1, .spouse_number = hers, .record = 1, .sex = 1});
    sent.send({.person = 2, .number = hers, .record = 2, .sex = 2});
    sent.household(1, {.marital_status = 40});
    sent.household(2, {.marital_status = 40});
    EXPECT_TRUE(build(sent).marriages.empty());
}

}  // namespace jiayu::registry
