#include <gtest/gtest.h>

#include "rules/table_cell.hpp"
#include "rules/check.hpp"
#include "rules/interpret.hpp"
#include "rules/messages.hpp"
#include "rules/sql.hpp"

namespace jiayu::rules {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }
Date const as_of = day("2020-12-31");

struct RowText {
    std::vector<char const*> cells;
    std::int64_t output;
    char const *from = nullptr, *until = nullptr;
};

// Over grade (int), urban (bool) and born (date).
class Tables : public testing::Test {
protected:
    Tables() {
        words.views["person"] = {"person", "person_id", {{"grade", integer_type}, {"urban", boolean_type}, {"born", date_type}, {"sex", {Kind::code, "sex"}}, {"name", text_type}}};
        words.code_sets["sex"] = {{"male", 1}, {"female", 2}};
    }

    DecisionTable& table(HitPolicy hit, std::vector<RowText> const& rows) {
        DecisionTable made{.name = "support", .view = "person", .hit = hit, .inputs = {{"grade", "grade", integer_type}, {"urban", "urban", boolean_type}}, .outputs = {{"amount", money_type}}};
        for (auto const& text : rows) {
            TableRow row{.name = std::to_string(made.rows.size() + 1), .outputs = {text.output}, .clause = "clause", .basis = "design"};
            for (std::size_t i = 0; i < text.cells.size(); ++i) row.tests.push_back(*parse_cell(text.cells[i], made.inputs[i].type, words));
            if (text.from) row.from = day(text.from);
            if (text.until) row.until = day(text.until);
            made.rows.push_back(std::move(row));
        }
        return words.tables["support"] = std::move(made);
    }

    using Row = std::map<std::string, Constant>;
    std::optional<std::int64_t> amount(Row const& row) const {
        auto source = std::string("table.support");
        auto term = check(*parse(source), source, words.views.at("person"), words);
        EXPECT_TRUE(term) << term.error().text(Language::en);
        auto facts = [&](Column const& column) { return row.contains(column.name) ? std::optional(row.at(column.name)) : std::nullopt; };
        auto value = interpret(*term, facts, as_of);
        return value ? std::optional(std::get<std::int64_t>(*value)) : std::nullopt;
    }

    Vocabulary words;
};

Constant grade(std::int64_t value) { return value; }
std::optional<std::int64_t> const unknown;

}  // namespace

TEST_F(Tables, GiveTheOutputOfTheRowThatMatches) {
    table(HitPolicy::unique, {{{"1", "-"}, 520}, {{"2", "true"}, 390}, {{"2", "false"}, 380}, {{">= 3", "-"}, 260}});
    EXPECT_EQ(amount({{"grade", grade(1)}}), 520);  // "-" asks nothing of urban
    EXPECT_EQ(amount({{"grade", grade(2)}, {"urban", true}}), 390);
    EXPECT_EQ(amount({{"grade", grade(7)}}), 260);
}

TEST_F(Tables, AreUnknownWhereRowsThatMayMatchDiffer) {
    table(HitPolicy::unique, {{{"1", "-"}, 520}, {{"2", "true"}, 390}, {{"2", "false"}, 390}, {{"not(1, 2)", "-"}, 260}});
    EXPECT_EQ(amount({{"grade", grade(2)}}), 390);  // either row gives as much
    EXPECT_EQ(amount({}), unknown);
    EXPECT_EQ(amount({{"urban", true}}), unknown);
}

TEST_F(Tables, WithoutARowAreUnknownOrGiveTheDefault) {
    auto& made = table(HitPolicy::unique, {{{"1", "-"}, 520}, {{"2", "true"}, 0}});
    made.is_complete = false;
    EXPECT_EQ(amount({{"grade", grade(5)}}), unknown);
    EXPECT_EQ(amount({{"grade", grade(2)}}), unknown);  // there may be no row
    made.otherwise = {std::int64_t(0)};
    EXPECT_EQ(amount({{"grade", grade(5)}}), 0);
    EXPECT_EQ(amount({{"grade", grade(2)}}), 0);  // the row that may match gives the default too
    EXPECT_EQ(amount({}), unknown);
}

TEST_F(Tables, FirstHitsStopAtTheFirstThatSurelyMatches) {
    table(HitPolicy::first, {{{"1", "true"}, 10}, {{"1", "-"}, 10}, {{"-", "-"}, 20}});
    EXPECT_EQ(amount({{"grade", grade(1)}}), 10);
    EXPECT_EQ(amount({{"grade", grade(2)}}), 20);
    EXPECT_EQ(amount({{"urban", true}}), unknown);
}

TEST_F(Tables, CollectWhatAllRowsGive) {
    std::vector<RowText> const rows = {{{">= 1", "-"}, 10}, {{">= 2", "-"}, 5}, {{"-", "true"}, 0}};
    table(HitPolicy::sum, rows);
    EXPECT_EQ(amount({{"grade", grade(2)}}), 15);  // whether the third matches changes nothing
    EXPECT_EQ(amount({{"grade", grade(0)}}), 0);
    EXPECT_EQ(amount({}), unknown);
    table(HitPolicy::max, rows);
    EXPECT_EQ(amount({{"grade", grade(3)}}), 10);
    table(HitPolicy::min, rows);
    EXPECT_EQ(amount({{"grade", grade(3)}}), unknown);  // the third may match, and gives less
    EXPECT_EQ(amount({{"urban", true}}), 0);
    table(HitPolicy::count, rows).outputs[0].type = integer_type;
    EXPECT_EQ(amount({{"grade", grade(3)}, {"urban", true}}), 3);
    EXPECT_EQ(amount({{"grade", grade(3)}}), unknown);
}

TEST_F(Tables, RowsStandOnTheirDays) {
    table(HitPolicy::unique, {{{"1", "-"}, 300, "2008-01-01", "2017-12-31"}, {{"1", "-"}, 450, "2018-01-01"}, {{"not(1)", "-"}, 0}});
    EXPECT_EQ(amount({{"grade", grade(1)}}), 450);
    std::string const source = "table.support == yuan(4)";
    auto term = check_condition(source, words.views.at("person"), words);
    ASSERT_TRUE(term);
    EXPECT_EQ(to_sql(*term, {.as_of = as_of}).find("300"), std::string::npos) << "rows out of force are no work for the database";
}

TEST_F(Tables, AreRefusedByNameWithTheNearest) {
    table(HitPolicy::unique, {{{"-", "-"}, 1}});
    auto refused = [&](std::string source) { return check_condition(source, words.views.at("person"), words).error().code; };
    EXPECT_EQ(refused("table.suport == fen(1)"), &message::table_unknown);
    EXPECT_EQ(refused("table.support.amont == fen(1)"), &message::table_output_unknown);
    words.tables["support"].outputs.push_back({"months", integer_type});
    EXPECT_EQ(refused("table.support == fen(1)"), &message::table_output_needed);
    words.views["other"] = {"other", "person_id", {{"person_id", integer_type}}};
    std::string const source = "table.support.amount == fen(1)";
    EXPECT_EQ(check_condition(source, words.views.at("other"), words).error().code, &message::table_input_unfit);
}

struct CellExample {
    char const* cell;
    Type type;
    char const* sql;  // of the test on x, or the number of its refusal
};

CellExample const cells[] = {
    {"-", integer_type, "true"},
    {"60", integer_type, "(x = 60)"},
    {"1, 2,3", integer_type, "(x in (1, 2, 3))"},
    {"1、2", integer_type, "(x in (1, 2))"},
    {"[60..65)", integer_type, "((x >= 60) and (x < 65))"},
    {"（60..65］", integer_type, "((x > 60) and (x <= 65))"},
    {"≥ 60", integer_type, "(x >= 60)"},
    {"< 5, [7..9]", integer_type, "((x < 5) or ((x >= 7) and (x <= 9)))"},
    {"not(1, 2)", integer_type, "(not (x in (1, 2)))"},
    {"[65..60]", integer_type, "cell_empty_range"},
    {"(5..5)", integer_type, "cell_empty_range"},
    {"", integer_type, "cell_form"},
    {"1,,2", integer_type, "cell_form"},
    {"sixty", integer_type, "cell_value"},
    {"9223372036854775808", integer_type, "cell_value"},
    {"590元", money_type, "(x = 59000)"},
    {"< yuan(5)", money_type, "(x < 500)"},
    {"是", boolean_type, "x"},
    {"false", boolean_type, "(not x)"},
    {"> true", boolean_type, "cell_unordered"},
    {"[2016-01-01..2018-01-01)", date_type, "((x >= date '2016-01-01') and (x < date '2018-01-01'))"},
    {"2016-02-30", date_type, "cell_value"},
    {"male", {Kind::code, "sex"}, "(x = 1)"},
    {"mael", {Kind::code, "sex"}, "cell_code"},
    {"9", {Kind::code, "sex"}, "(x = 9)"},
    {"\"a,b\", c", text_type, "(x in ('a,b', 'c'))"},
    {"a\"b", text_type, "cell_value"},
};

TEST_F(Tables, CellsAreUnaryTests) {
    for (auto const& example : cells) {
        words.views["x"] = {"x", "x", {{"x", example.type}}};
        auto cell = parse_cell(example.cell, example.type, words);
        if (!cell) {
            EXPECT_EQ(cell.error().code->name, "rules." + std::string(example.sql)) << example.cell;
            continue;
        }
        words.tables["t"] = {.name = "t", .view = "x", .inputs = {{"x", "x", example.type}}, .outputs = {{"hit", boolean_type}},
                             .rows = {{.name = "1", .tests = {*cell}, .outputs = {true}}}};
        std::string const source = "table.t";
        auto term = check_condition(source, words.views.at("x"), words);
        ASSERT_TRUE(term);
        EXPECT_EQ(to_sql(term->parts[0], {.as_of = as_of}), example.sql) << example.cell;
    }
}

}  // namespace jiayu::rules
