#include "policy/load_pack.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include "policy/messages.hpp"
#include "rules/messages.hpp"

namespace jiayu::policy {

namespace {

constexpr std::string_view views = R"(
[code_sets]
sex = {male = 1, female = 2}
[view.person]
subject = "person_id"
masked = ["name"]
[view.person.columns]
person_id = "int"
name = "text"
born_on = "date"
sex = "code:sex"
)";

constexpr std::string_view parameters = R"(
[[age_max]]
from = 1900-01-01
until = 1999-12-31
value = 100
source = "s"
basis = "design"
[[age_max]]
from = 2000-01-01
value = 110
source = "s"
basis = "design"
)";

constexpr std::string_view rule = R"(
[[rule]]
id = "X1"
level = "error"
over = "person"
judges = "register"
when = "age_on(born_on, as_of) > param.age_max"
title = {zh = "甲", en = "a"}
advice = {zh = "乙", en = "b"}
basis = "design"
examples = [
  {given = {born_on = 1900-01-01}, expect = "holds"},
  {given = {born_on = 2000-01-01}, expect = "fails"},
  {given = {sex = "female"}, expect = "unknown"},
]
)";

struct Defect {
    char const* title;
    char const* file;
    std::string_view original;
    char const* from;
    char const* to;
    Message const* message;
};

constexpr std::string_view repealed = "[[function]]\nwords = [\"避孕措施\"]\nreason = {zh = \"由公民自主\", en = \"the couple decides\"}";

Defect const defects[] = {
    {"a field that no view has", "audit/x.toml", rule, "age_on(born_on", "age_on(borne_on", &rules::message::column_unknown},
    {"a type error", "audit/x.toml", rule, "age_on(born_on, as_of)", "born_on", &rules::message::operator_types},
    {"no example that is unknown", "audit/x.toml", rule, "  {given = {sex = \"female\"}, expect = \"unknown\"},\n", "", &message::example_missing},
    {"an example with a field that no view has", "audit/x.toml", rule, "{sex =", "{sexe =", &message::example_column},
    {"an example with a code that is none", "audit/x.toml", rule, "\"female\"", "\"femme\"", &message::example_value},
    {"an example with an outcome that is none", "audit/x.toml", rule, "expect = \"unknown\"", "expect = \"perhaps\"", &message::word_unknown},
    {"a text in one language alone", "audit/x.toml", rule, "{zh = \"甲\", en = \"a\"}", "{zh = \"甲\"}", &message::key_missing},
    {"a misspelt key", "audit/x.toml", rule, "basis =", "bases =", &message::key_unknown},
    {"an unknown level", "audit/x.toml", rule, "\"error\"", "\"fatal\"", &message::word_unknown},
    {"an unknown view", "audit/x.toml", rule, "\"person\"", "\"persons\"", &message::view_unknown},
    {"a repealed function", "audit/x.toml", rule, "zh = \"乙\"", "zh = \"收回避孕措施登记\"", &message::function_repealed},
    {"no TOML", "audit/x.toml", rule, "[[rule]]", "[[rule]", &message::toml_unreadable},
    {"dates with a gap", "parameters.toml", parameters, "1999-12-31", "1999-12-30", &message::dates_gap},
    {"dates that overlap", "parameters.toml", parameters, "1999-12-31", "2000-01-01", &message::dates_overlap},
    {"a parameter without a source", "parameters.toml", parameters, "source = \"s\"\n", "", &message::key_missing},
    {"a basis that is none", "parameters.toml", parameters, "\"design\"", "\"hearsay\"", &message::basis_unknown},
    {"values of two types", "parameters.toml", parameters, "value = 110", "value = \"110\"", &message::values_mixed},
    {"a type that is none", "facts/views.toml", views, "\"date\"", "\"day\"", &message::type_unknown},
    {"no list of repealed functions", "repealed_functions.toml", repealed, "\"避孕措施\"", "", &message::key_missing},
};

class Packs : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::create_directories(folder / "audit");
        std::filesystem::create_directories(folder / "facts");
        write("facts/views.toml", views);
        write("parameters.toml", parameters);
        write("audit/x.toml", rule);
        write("repealed_functions.toml", repealed);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    void write(std::string const& file, std::string_view text) { write_file(folder / file, text); }

    Path folder = std::filesystem::temp_directory_path() / fmt::format("jiayu_pack_{}", testing::UnitTest::GetInstance()->random_seed() + int(::getpid()));
};

}  // namespace

TEST_F(Packs, ASoundOneLoads) {
    auto pack = load_sound_pack(folder);
    ASSERT_TRUE(pack) << pack.error().text(Language::en);
    ASSERT_EQ(pack->audit_rules.size(), 1u);
    EXPECT_EQ(pack->audit_rules[0].title.zh, "甲");
    EXPECT_EQ(pack->audit_rules[0].examples.size(), 3u);
    EXPECT_TRUE(pack->masked_columns.at("person").contains("name"));
}

TEST_F(Packs, DoNotLoadWithADefectAndSayWhich) {
    for (auto const& defect : defects) {
        auto text = std::string(defect.original);
        text.replace(text.find(defect.from), std::string_view(defect.from).size(), defect.to);
        write(defect.file, text);
        auto pack = load_pack(folder);
        ASSERT_FALSE(pack) << defect.title;
        auto told = std::ranges::any_of(pack.error(), [&](auto const& problem) { return problem.error == *defect.message; });
        EXPECT_TRUE(told) << defect.title << ", but found: " << pack.error()[0].place << " " << pack.error()[0].error.text(Language::en);
        EXPECT_TRUE(pack.error()[0].place.starts_with(defect.file) || told) << pack.error()[0].place;
        write(defect.file, defect.original);
    }
    EXPECT_TRUE(load_pack(folder));
}

TEST_F(Packs, SwitchARuleOffForATownWithAReason) {
    write("switched_off.toml", "[[switched_off]]\nrule = \"X1\"\ntown = 320412101\nreason = \"并镇\"\nfrom = 2020-01-01\n");
    auto pack = load_sound_pack(folder);
    ASSERT_TRUE(pack) << pack.error().text(Language::en);
    EXPECT_EQ(pack->switched_off.at(0).town, 320412101);
    write("switched_off.toml", "[[switched_off]]\nrule = \"X1\"\ntown = 320412101\nfrom = 2020-01-01\n");
    EXPECT_FALSE(load_pack(folder));
}

}  // namespace jiayu::policy
