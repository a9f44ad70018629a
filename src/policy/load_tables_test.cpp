#include "policy/load_tables.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include "db/duck_database.hpp"
#include "exchange/xlsx_writer.hpp"
#include "policy/messages.hpp"
#include "policy/run_examples.hpp"
#include "rules/messages.hpp"

namespace jiayu::policy {

namespace {

constexpr std::string_view views = R"(
[code_sets]
event = {died = 1, disabled = 2}
[view.child]
subject = "person_id"
[view.child.columns]
person_id = "int"
event = "code:event"
grade = "int"
urban = "bool"
paid_on = "date"
)";

constexpr std::string_view meta = R"(
over = "child"
day = "paid_on"
title = {zh = "特别扶助标准", en = "support a month"}
basis = "design"
inputs = {"情形" = "event", "级别" = "grade", urban = "urban"}
outputs = {amount = "money", words = "text"}
default = {amount = 0, words = "none"}
examples = [
  {given = {event = "died", paid_on = 2015-06-01, urban = true}, expect = {amount = "340元", words = "a"}},
  {given = {event = "died", paid_on = 2016-06-01}, expect = {amount = 45000, words = "b"}},
  {given = {event = "disabled", grade = 2, paid_on = 2016-06-01}, expect = {amount = 35000, words = "c"}},
  {given = {event = "disabled", grade = 4, paid_on = 2016-06-01}, expect = {amount = 0, words = "none"}},
  {given = {event = "disabled", paid_on = 2016-06-01}, expect = "unknown"},
]
)";

constexpr std::string_view rows =
    "编号,情形,级别,urban,amount,words,起,止,条款\n"
    "死亡城镇,died,-,是,340元,a,2014-01-01,2015-12-31,第二条\n"
    "死亡,died,-,-,450元,b,2016-01-01,,第三条\n"
    "伤残,disabled,[1..3],-,350元,c,2016-01-01,,第三条\n";

struct Defect {
    char const* title;
    char const* file;
    std::string_view original;
    char const* from;
    char const* to;
    Message const* message;
};

Defect const defects[] = {
    {"an input that no view has", "t.toml", meta, "= \"grade\"", "= \"grades\"", &rules::message::column_unknown},
    {"an output of no type", "t.toml", meta, "\"money\"", "\"euro\"", &message::table_type},
    {"a policy that is none", "t.toml", meta, "over =", "hit = \"any\"\nover =", &message::word_unknown},
    {"sums of texts", "t.toml", meta, "over =", "hit = \"sum\"\nover =", &message::table_type},
    {"a default without an output", "t.toml", meta, "default = {amount = 0, ", "default = {", &message::example_value},
    {"a title in one language", "t.toml", meta, ", en = \"support a month\"", "", &message::key_missing},
    {"a day that is no date", "t.toml", meta, "day = \"paid_on\"", "day = \"grade\"", &message::example_value},
    {"no example of the default", "t.toml", meta, "grade = 4", "grade = 3", &message::table_row_without_example},
    {"a heading that is none", "t.csv", rows, "级别", "等级", &message::table_heading_unknown},
    {"an input without a column", "t.csv", rows, "urban,amount", "说明,amount", &message::table_heading_missing},
    {"a row without a clause", "t.csv", rows, "第二条", "", &message::table_row_without_clause},
    {"a code that is none", "t.csv", rows, "died,-,是", "dead,-,是", &rules::message::cell_code},
    {"an amount that is none", "t.csv", rows, "340元", "340圆", &rules::message::cell_value},
    {"days backwards", "t.csv", rows, "2015-12-31", "2013-12-31", &message::dates_overlap},
    {"a row twice", "t.csv", rows, "伤残,", "死亡,", &message::table_row_twice},
    {"rows that both match", "t.csv", rows, "2015-12-31", "2016-12-31", &message::table_rows_overlap},
    {"a case that no row covers", "t.toml", meta, "default = {amount = 0, words = \"none\"}", "", &message::table_case_uncovered},
    {"a row without example", "t.csv", rows, "[1..3]", "1", &message::table_row_without_example},
};

class TableFolder : public testing::Test {
protected:
    void SetUp() override {
        for (auto part : {"audit", "facts", "tables"}) std::filesystem::create_directories(folder / part);
        write_file(folder / "facts/views.toml", views);
        write_file(folder / "parameters.toml", "");
        write_file(folder / "repealed_functions.toml", "[[function]]\nwords = [\"避孕措施\"]\nreason = {zh = \"由公民自主\", en = \"the couple decides\"}");
        write_file(folder / "tables/t.toml", meta);
        write_file(folder / "tables/t.csv", rows);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    static std::string told(std::vector<PackProblem> const& problems) {
        std::string text;
        for (auto const& problem : problems) text += problem.place + ": " + problem.error.text(Language::en) + "\n";
        return text;
    }

    Path folder = std::filesystem::temp_directory_path() / fmt::format("jiayu_tables_{}", testing::UnitTest::GetInstance()->random_seed() + int(::getpid()));
};

}  // namespace

TEST_F(TableFolder, ATableLoadsAndItsExamplesComeOut) {
    auto pack = load_pack(folder);
    ASSERT_TRUE(pack) << told(pack.error());
    ASSERT_EQ(pack->tables.size(), 1u);
    EXPECT_EQ(pack->tables[0].table->rows[0].clause, "第二条");
    EXPECT_EQ(pack->tables[0].table->rows[0].name, "死亡城镇");
    db::DuckDatabase database({});
    auto duck = database.connect();
    auto run = run_examples(*pack, duck);
    EXPECT_EQ(run.examples, 5);
    EXPECT_TRUE(run.wrong.empty()) << told(run.wrong);
}

TEST_F(TableFolder, AWorkbookIsSearchedForRepealedFunctionsToo) {
    std::filesystem::remove(folder / "tables/t.csv");
    exchange::XlsxWriter book(folder / "tables/t.xlsx", "t");
    std::string_view const headings[] = {"级别", "说明"};
    book.append_header(headings);
    exchange::XlsxCell const cells[] = {std::string_view("1"), std::string_view("查避孕措施登记")};
    book.append_row(cells);
    book.close();
    auto pack = load_pack(folder);
    ASSERT_FALSE(pack);
    auto problem = std::ranges::find_if(pack.error(), [](auto const& one) { return one.error == message::function_repealed; });
    ASSERT_NE(problem, pack.error().end()) << told(pack.error());
    EXPECT_EQ(problem->place, "tables/t.xlsx");
    EXPECT_EQ(problem->error.text(Language::en), "line 2 names the repealed function 避孕措施: the couple decides; remove it");
    EXPECT_EQ(problem->error.text(Language::zh), "第 2 行出现已废止的职能“避孕措施”：由公民自主。请删去。");
}

TEST_F(TableFolder, AWrongExampleIsTold) {
    std::string text(meta);
    text.replace(text.find("45000"), 5, "45001");
    write_file(folder / "tables/t.toml", text);
    auto pack = load_pack(folder);
    ASSERT_TRUE(pack) << told(pack.error());
    db::DuckDatabase database({});
    auto duck = database.connect();
    auto run = run_examples(*pack, duck);
    ASSERT_EQ(run.wrong.size(), 1u);
    EXPECT_EQ(run.wrong[0].error.code, &message::table_example_wrong);
}

TEST_F(TableFolder, DefectsAreRefusedByName) {
    for (auto const& defect : defects) {
        std::string text(defect.original);
        ASSERT_NE(text.find(defect.from), text.npos) << defect.title;
        text.replace(text.find(defect.from), std::string_view(defect.from).size(), defect.to);
        write_file(folder / "tables" / defect.file, text);
        auto pack = load_pack(folder);
        ASSERT_FALSE(pack) << defect.title;
        EXPECT_TRUE(std::ranges::any_of(pack.error(), [&](auto const& problem) { return problem.error == *defect.message; })) << defect.title << ", but found: " << told(pack.error());
        write_file(folder / "tables" / defect.file, defect.original);
    }
}

}  // namespace jiayu::policy
