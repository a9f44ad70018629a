#include "policy/pack_layers.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include "policy/compare_packs.hpp"
#include "policy/messages.hpp"
#include "policy/mutate_rules.hpp"
#include "policy/pack_version.hpp"
#include "rules/interpret.hpp"

namespace jiayu::policy {

namespace {

constexpr std::string_view views = "[view.child]\nsubject = \"person_id\"\n[view.child.columns]\nperson_id = \"int\"\ngrade = \"int\"\n";

std::string parameter(int value) { return fmt::format("[[grade_max]]\nfrom = 2000-01-01\nvalue = {}\nsource = \"s\"\nbasis = \"design\"\n", value); }

std::string rule(std::string_view id, std::string_view when) {
    return fmt::format(R"([[rule]]
id = "{}"
level = "error"
over = "child"
judges = "register"
when = "{}"
title = {{zh = "甲", en = "a"}}
advice = {{zh = "乙", en = "b"}}
basis = "design"
examples = [{{given = {{grade = 9}}, expect = "holds"}}, {{given = {{grade = 1}}, expect = "fails"}}, {{given = {{}}, expect = "unknown"}}]
)", id, when);
}

constexpr std::string_view table = R"(
over = "child"
title = {zh = "标准", en = "amount"}
basis = "design"
inputs = {grade = "grade"}
outputs = {amount = "money"}
examples = [{given = {grade = 3}, expect = {amount = 520}}, {given = {grade = 4}, expect = {amount = 0}}]
)";

class Layers : public testing::Test {
protected:
    void SetUp() override {
        write("national/facts/views.toml", views);
        write("national/parameters.toml", parameter(5));
        write("national/repealed_functions.toml", "[[function]]\nwords = [\"避孕措施\"]\nreason = {zh = \"由公民自主\", en = \"the couple decides\"}");
        write("national/audit/x.toml", rule("X1", "grade > param.grade_max") + rule("X2", "table.amounts < fen(100)"));
        write("national/tables/amounts.toml", table);
        write("national/tables/amounts.csv", "grade,amount,clause\n<= 3,520,一\n> 3,0,二\n");
        write("local/pack.toml", "extends = \"national\"\ntitle = {zh = \"本地\", en = \"local\"}\n");
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    void write(std::string const& file, std::string_view text) {
        std::filesystem::create_directories((folder / file).parent_path());
        write_file(folder / file, text);
    }

    Pack load(std::string const& name) {
        auto pack = load_sound_pack(folder / name);
        EXPECT_TRUE(pack) << pack.error().text(Language::en);
        return std::move(*pack);
    }

    bool refuses(Message const& message) {
        auto pack = load_pack(folder / "local");
        return !pack && std::ranges::any_of(pack.error(), [&](auto const& problem) { return problem.error == message; });
    }

    std::optional<rules::Constant> judge(Pack const& pack, std::size_t rule, std::int64_t grade) {
        return rules::interpret(pack.audit_rules[rule].condition, [&](rules::Column const&) { return std::optional<rules::Constant>(grade); }, example_day);
    }

    Path folder = std::filesystem::temp_directory_path() / fmt::format("jiayu_layers_{}", testing::UnitTest::GetInstance()->random_seed() + int(::getpid()));
};

}  // namespace

TEST_F(Layers, ALocalPackAddsAndReplacesByName) {
    write("local/parameters.toml", parameter(7));
    write("local/audit/y.toml", rule("Y1", "grade > 8"));
    auto pack = load("local");
    EXPECT_EQ(pack.name, "local");
    ASSERT_EQ(pack.audit_rules.size(), 3u);
    ASSERT_EQ(pack.replaced.size(), 1u);
    EXPECT_EQ(pack.replaced[0].id, "grade_max");
    EXPECT_EQ(pack.replaced[0].of, "national");
    EXPECT_EQ(judge(pack, 0, 6), rules::Constant(false)) << "the national rule reads the local number";
    EXPECT_EQ(judge(load("national"), 0, 6), rules::Constant(true));
}

TEST_F(Layers, ALocalTableStandsInRulesOfThePackBelow) {
    write("local/tables/amounts.toml", table);
    write("local/tables/amounts.csv", "grade,amount,clause\n<= 3,520,一\n(3..7],0,二\n> 7,900,三\n");
    EXPECT_TRUE(refuses(message::table_row_without_example));
    write("local/tables/amounts.csv", "grade,amount,clause\n<= 1,520,一\n\"2, 3\",520,一\n> 3,0,二\n");
    EXPECT_TRUE(refuses(message::table_row_without_example));
    write("local/tables/amounts.csv", "grade,amount,clause\n<= 3,520,一\n> 3,0,\"二,三\"\n");
    auto changes = compare_packs(load("national"), load("local"));
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].what, "row 3");
}

TEST_F(Layers, RefuseWhatIsNoLayer) {
    write("local/facts/views.toml", views);
    EXPECT_TRUE(refuses(message::local_fact_views));
    std::filesystem::remove_all(folder / "local/facts");
    write("local/parameters.toml", "[[grade_max]]\nfrom = 2000-01-01\nvalue = \"5\"\nsource = \"s\"\nbasis = \"design\"\n");
    EXPECT_TRUE(refuses(message::parameter_type_replaced));
    write("local/parameters.toml", parameter(5));
    write("local/audit/y.toml", rule("Y1", "grade > 8") + rule("Y1", "grade > 7"));
    EXPECT_TRUE(refuses(message::rule_twice));
    write("local/audit/y.toml", rule("Y1", "grade > 8 // 避孕措施"));
    EXPECT_TRUE(refuses(message::function_repealed)) << "the list of the pack below holds for the local one";
    write("national/pack.toml", "extends = \"local\"\ntitle = {zh = \"国\", en = \"n\"}\n");
    EXPECT_TRUE(refuses(message::pack_extends_nothing));
}

TEST_F(Layers, OneVersionChangesWithEitherLayer) {
    auto national = pack_version(folder / "national"), local = pack_version(folder / "local");
    EXPECT_NE(national, local);
    EXPECT_EQ(load("local").version, local);
    write("national/README.md", "what this is");
    EXPECT_EQ(pack_version(folder / "local"), local);
    write("national/parameters.toml", parameter(6));
    EXPECT_NE(pack_version(folder / "local"), local);
    EXPECT_NE(pack_version(folder / "national"), national);
}

TEST_F(Layers, ComparingTellsConditionsAndNumbers) {
    auto before = load("national");
    write("national/parameters.toml", parameter(6));
    write("national/audit/x.toml", rule("X1", "grade >=  param.grade_max") + rule("X3", "grade > 8"));
    auto changes = compare_packs(before, load("national"));
    std::string told;
    for (auto const& change : changes) told += fmt::format("{} {} {} {}: {} -> {}\n", name_of(change.kind), change.part, change.id, change.what, change.before, change.after);
    EXPECT_NE(told.find("changed parameter grade_max from 2000-01-01: 5 (design, s) -> 6 (design, s)\n"), told.npos) << told;
    EXPECT_NE(told.find("changed rule X1 when: grade > param.grade_max -> grade >= param.grade_max\n"), told.npos) << told;
    EXPECT_NE(told.find("removed rule X2"), told.npos) << told;
    EXPECT_NE(told.find("added rule X3"), told.npos) << told;
    EXPECT_EQ(changes.size(), 4u) << told;
}

std::string with_exceptions(std::string_view exceptions) {
    auto text = rule("X1", "grade > 100");
    return text.replace(text.find("title"), 0, fmt::format("exceptions = [{}]\n", exceptions));
}

std::string exception(std::string_view id, std::string_view applies, std::string_view decides, std::string_view more = "") {
    return fmt::format("{{id = \"{}\", if = \"{}\", then = \"{}\", clause = \"第二条\", title = {{zh = \"外\", en = \"x\"}}{}}},", id, applies, decides, more);
}

TEST_F(Layers, TheMostSpecificExceptionDecides) {
    write("national/audit/x.toml", with_exceptions(exception("wide", "grade > 5", "true") + exception("narrow", "grade > 5 && grade < 8", "false")));
    auto pack = load("national");
    ASSERT_EQ(pack.audit_rules[0].exceptions.size(), 2u);
    EXPECT_EQ(pack.audit_rules[0].exceptions[0].id, "narrow");
    EXPECT_EQ(judge(pack, 0, 3), rules::Constant(false));
    EXPECT_EQ(judge(pack, 0, 7), rules::Constant(false));
    EXPECT_EQ(judge(pack, 0, 9), rules::Constant(true));
    auto facts = [](rules::Column const&) { return std::optional<rules::Constant>(std::int64_t(9)); };
    auto told = rules::explain(pack.audit_rules[0].condition, facts, example_day);
    auto const* applies = exception_that_applies(pack.audit_rules[0].exceptions, told);
    ASSERT_TRUE(applies);
    EXPECT_EQ(applies->id, "wide");
}

TEST_F(Layers, ExceptionsThatCrossAreRefusedUnlessOneGoesFirst) {
    auto crossing = [](std::string_view more) { return with_exceptions(exception("low", "grade < 8 && grade > 2", "true") + exception("high", "grade > 6", "grade > 8", more)); };
    write("local/audit/y.toml", crossing(""));
    EXPECT_TRUE(refuses(message::exceptions_conflict));
    auto problems = load_pack(folder / "local").error();
    EXPECT_NE(problems[0].error.text(Language::en).find("grade = 7"), std::string::npos) << problems[0].error.text(Language::en);
    write("local/audit/y.toml", crossing(", over = [\"low\"]"));
    auto pack = load("local");
    EXPECT_EQ(judge(pack, 0, 7), rules::Constant(false));
    EXPECT_EQ(judge(pack, 0, 3), rules::Constant(true));
}

TEST_F(Layers, MutationReachesCellsAndOutputs) {
    auto rules = mutate_rules(load("national"));
    auto table = std::ranges::find(rules, "table amounts", &RuleMutation::rule);
    ASSERT_NE(table, rules.end());
    EXPECT_GE(table->mutants, 10);
    EXPECT_EQ(table->survivors.size(), 0u) << table->survivors[0].from << " -> " << table->survivors[0].to;
}

}  // namespace jiayu::policy
