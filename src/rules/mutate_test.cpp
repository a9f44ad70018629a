#include "rules/mutate.hpp"

#include <gtest/gtest.h>

#include "rules/check.hpp"

namespace jiayu::rules {

namespace {

std::vector<std::string> changes_of(std::string_view source) {
    static Vocabulary const words = [] {
        Vocabulary known;
        known.code_sets["sex"] = {{"male", 1}, {"female", 2}};
        known.views["row"] = {"row", "n", {{"n", integer_type}, {"known", boolean_type}, {"name", text_type}, {"sex", {Kind::code, "sex"}}}};
        known.parameters["age"] = {"age", integer_type, {{*date_from_iso("1981-01-01"), {}, std::int64_t(20), "", "statute"}}};
        return known;
    }();
    auto term = check_condition(source, words.views.at("row"), words);
    EXPECT_TRUE(term) << term.error().text(Language::en);
    std::vector<std::string> changes;
    for (auto const& mutant : mutants_of(*term, source)) changes.push_back(mutant.from + " -> " + mutant.to);
    return changes;
}

using Changes = std::vector<std::string>;

}  // namespace

TEST(Mutate, MovesBoundariesAndNumbers) {
    EXPECT_EQ(changes_of("n < 18"), (Changes{"< -> <=", "< -> >=", "18 -> 19", "18 -> 17"}));
    EXPECT_EQ(changes_of("n >= param.age"), (Changes{">= -> >", ">= -> <", "param.age -> param.age + 1", "param.age -> param.age - 1"}));
    EXPECT_EQ(changes_of("matches(name, \"^a{9}$\")"), (Changes{"{9 -> {10", "{9 -> {8", "\"^a{9}$\" -> '^a{9}$x'"}));
}

TEST(Mutate, ExchangesAndLeavesOutOperands) {
    EXPECT_EQ(changes_of("known && (has(n))"), (Changes{"&& -> ||", "known && (has(n)) -> known", "known && (has(n)) -> (has(n))", "(has(n)) -> !(has(n))"}));
    EXPECT_EQ(changes_of("!known"), (Changes{"!known -> known"}));
    EXPECT_EQ(changes_of("sex in [\"male\", \"female\"]").front(), "sex in [\"male\", \"female\"] -> !(sex in [\"male\", \"female\"])");
    EXPECT_EQ(changes_of("known ? n == 1 : known").front(), "known ? n == 1 : known -> known ? known : n == 1");
}

}  // namespace jiayu::rules
