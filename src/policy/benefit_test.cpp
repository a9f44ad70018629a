#include <gtest/gtest.h>

#include "policy/explain_benefit.hpp"
#include "policy/load_pack.hpp"
#include "policy/messages.hpp"

namespace jiayu::policy {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

class NationalBenefits : public testing::Test {
protected:
    static void SetUpTestSuite() {
        auto loaded = load_sound_pack(Path(JIAYU_SOURCE_FOLDER) / "packs/national");
        ASSERT_TRUE(loaded) << loaded.error().text(Language::en);
        pack = new Pack(std::move(*loaded));
    }
    static void TearDownTestSuite() { delete std::exchange(pack, nullptr); }

    using Given = std::map<std::string, rules::Constant, std::less<>>;

    static rules::Facts facts_of(Given const& given) {
        return [&given](rules::Column const& column) {
            auto found = given.find(column.name);
            return found == given.end() ? std::optional<rules::Constant>() : std::optional(found->second);
        };
    }

    static Benefit const& benefit(std::string_view id) { return *std::ranges::find(pack->benefits, id, &Benefit::id); }

    static inline Pack* pack = nullptr;
    static inline Given const mother{{"birth_date", day("1960-03-01")},   {"sex", std::int64_t(2)},           {"hukou_here", true},
                                     {"hukou_type", std::int64_t(2)},     {"children_born", std::int64_t(1)}, {"children_living", std::int64_t(0)},
                                     {"girls_living", std::int64_t(0)}};
};

}  // namespace

TEST_F(NationalBenefits, AreSix) { EXPECT_EQ(pack->benefits.size(), 6u); }

TEST_F(NationalBenefits, EntitlementGoesBackThroughOlderVersionsToTheDayItBegan) {
    auto facts = facts_of(mother);
    EXPECT_EQ(entitled_since(benefit("special_support"), facts, day("2023-05-05")), day("2009-03-01"));  // 49 in the first version, entitled in the fourth
    EXPECT_EQ(entitled_since(benefit("rural_reward"), facts, day("2023-05-05")), day("2020-03-01"));
}

TEST_F(NationalBenefits, TheNextTurnIsADay) {
    auto facts = facts_of(mother);
    auto turn = next_turn(benefit("rural_reward"), facts, day("2019-12-31"), day("2029-12-31"));
    ASSERT_TRUE(turn);
    EXPECT_EQ(turn->day, day("2020-03-01"));
    EXPECT_EQ(turn->outcome, Outcome::holds);
    EXPECT_FALSE(next_turn(benefit("rural_reward"), facts, day("2019-12-31"), day("2020-02-29")));
}

TEST_F(NationalBenefits, AnExplanationSaysHowFarAPersonIsFromTheAge) {
    auto facts = facts_of(mother);
    auto told = explain_benefit(benefit("rural_reward"), {7, facts, [](auto const&, std::string value) { return value; }}, day("2020-01-01"));
    EXPECT_EQ(told.verdict.outcome, Outcome::fails);
    auto age = std::ranges::find(told.conditions, "age", [](ExplainedCondition const& condition) { return condition.condition->id; });
    ASSERT_NE(age, told.conditions.end());
    EXPECT_EQ(age->sentence.en, "59 years old, below 60");
    EXPECT_EQ(age->nearly.en, "2 months (the last begun) short of 60");
    EXPECT_EQ(age->changes_on, day("2020-03-01"));
    EXPECT_EQ(told.payee, 7);
}

TEST_F(NationalBenefits, AnAmountIsComputedBeforeTheReader) {
    Given const child{{"birth_date", day("2022-07-10")}, {"hukou_here", true}, {"birth_certificate_number", std::string("X990000001")}, {"father_person_id", std::int64_t(9)}};
    auto facts = facts_of(child);
    auto told = explain_benefit(benefit("childcare_subsidy"), {7, facts, [](auto const&, std::string value) { return value; }}, day("2025-10-01"));
    EXPECT_EQ(told.verdict.amount, 210000);
    EXPECT_EQ(told.amount_line, "300 × 7 = 2100");
    EXPECT_EQ(told.payee, 9);
    EXPECT_EQ(told.verdict.apply_by, day("2025-12-31"));
}

TEST_F(NationalBenefits, RecalledNumbersAreMarkedOnTheirDaysAlone) {
    auto const& support = benefit("special_support");
    EXPECT_TRUE(rests_on_recall(support, *support.version_on(day("2010-01-01")), day("2010-01-01")));
    EXPECT_FALSE(rests_on_recall(support, *support.version_on(day("2016-01-01")), day("2016-01-01")));
    EXPECT_FALSE(rests_on_recall(support, *support.version_on(day("2023-01-01")), day("2023-01-01")));
}

TEST_F(NationalBenefits, AnAmountThatNoSourceGivesIsNotSet) {
    auto const& reward = benefit("one_child_parents");
    EXPECT_FALSE(reward.versions.back().amount);
    EXPECT_FALSE(reward.versions.back().amount_waits_for.zh.empty());
}

TEST_F(NationalBenefits, SentencesAreCheckedWhenThePackLoads) {
    auto const& view = pack->vocabulary.views.at("benefit_person");
    EXPECT_EQ(Sentence::parse("born on {birth_date", view, pack->vocabulary).error(), message::sentence_open);
    EXPECT_FALSE(Sentence::parse("{no_such_column}", view, pack->vocabulary));
    EXPECT_EQ(Sentence::parse("{[1, 2]}", view, pack->vocabulary).error(), message::sentence_place);
}

}  // namespace jiayu::policy
