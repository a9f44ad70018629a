#include "rules/table_sweep.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rules/check.hpp"
#include "rules/interpret.hpp"
#include "rules/table_cell.hpp"

namespace jiayu::rules {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

struct RowText {
    std::vector<std::string> cells;
    char const *from = nullptr, *until = nullptr;
};

struct Example {
    char const* title;
    std::vector<TableInput> inputs;
    std::vector<RowText> rows;
    std::string overlap, uncovered;  // the witness; empty: sound
};

Vocabulary vocabulary() {
    Vocabulary words;
    words.code_sets["sex"] = {{"male", 1}, {"female", 2}};
    words.views["v"] = {"v", "n", {{"n", integer_type}, {"k", integer_type}, {"b", boolean_type}, {"born", date_type}, {"sex", {Kind::code, "sex"}}, {"name", text_type}}};
    return words;
}

DecisionTable table_of(std::vector<TableInput> inputs, std::vector<RowText> const& rows, Vocabulary const& words) {
    DecisionTable table{.name = "t", .view = "v", .inputs = std::move(inputs), .outputs = {{"o", integer_type}}};
    for (auto const& text : rows) {
        TableRow row{.name = std::to_string(table.rows.size() + 1), .outputs = {std::int64_t(table.rows.size())}};
        for (std::size_t i = 0; i < text.cells.size(); ++i) row.tests.push_back(*parse_cell(text.cells[i], table.inputs[i].type, words));
        if (text.from) row.from = day(text.from);
        if (text.until) row.until = day(text.until);
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string text_of(Constant const& value) {
    if (auto number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (auto truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (auto date = std::get_if<Date>(&value)) return to_iso(*date);
    return std::get<std::string>(value);
}

std::string witness(std::vector<TableFault> const& faults, TableFaultKind kind) {
    std::string text;
    for (auto const& fault : faults) {
        if (fault.kind != kind) continue;
        for (auto const& value : fault.inputs) text += text_of(value) + " ";
        text += to_iso(fault.day);
    }
    return text;
}

TableInput const n{"n", "n", integer_type}, k{"k", "k", integer_type}, b{"b", "b", boolean_type}, born{"born", "born", date_type}, age{"age", "age_on(born, as_of)", integer_type},
    sex{"sex", "sex", {Kind::code, "sex"}}, name{"name", "name", text_type};

Example const examples[] = {
    {"ranges that meet", {n}, {{{"< 60"}}, {{"[60..65)"}}, {{">= 65"}}}, "", ""},
    {"a range too wide by one", {n}, {{{"< 60"}}, {{"[60..65]"}}, {{">= 65"}}}, "65 1970-01-01", ""},
    {"a range too narrow by one", {n}, {{{"< 60"}}, {{"(60..65)"}}, {{">= 65"}}}, "", "60 1970-01-01"},
    {"a pair of inputs", {n, b}, {{{"< 60", "true"}}, {{">= 60", "-"}}}, "", "59 false 1970-01-01"},
    {"codes with names", {sex}, {{{"male"}}}, "", "2 1970-01-01"},
    {"another text", {name}, {{{"a, b"}}}, "", "… 1970-01-01"},
    {"all texts but some", {name}, {{{"a, b"}}, {{"not(a, b)"}}}, "", ""},
    {"a hole in the days", {b}, {{{"-"}, "2008-01-01", "2017-12-31"}, {{"-"}, "2018-01-02"}}, "", "true 2018-01-01"},
    {"days that overlap", {b}, {{{"-"}, "2008-01-01", "2018-01-01"}, {{"-"}, "2018-01-01"}}, "true 2018-01-01", ""},
    {"days before the first and after the last row are no hole", {b}, {{{"true"}, "2008-01-01", "2017-12-31"}, {{"false"}, "2008-01-01", "2017-12-31"}}, "", ""},
    {"ages have an end", {age}, {{{"< 60"}}, {{"[60..400]"}}}, "", ""},
    {"no child is 8 that is born in 2015 or later and before 2016", {age, born}, {{{"< 8", "-"}}, {{">= 8", "< 2015-01-01"}}}, "", "8 2192-12-31 2200-12-31"},
};

}  // namespace

TEST(TableSweep, FindsWhatIsWrongWithAWitness) {
    auto words = vocabulary();
    for (auto const& example : examples) {
        auto table = table_of(example.inputs, example.rows, words);
        auto inputs = check_inputs(table, words.views.at("v"), words);
        ASSERT_TRUE(inputs);
        auto faults = table_faults(table, *inputs, words);
        ASSERT_TRUE(faults);
        EXPECT_EQ(witness(*faults, TableFaultKind::overlap), example.overlap) << example.title;
        EXPECT_EQ(witness(*faults, TableFaultKind::uncovered), example.uncovered) << example.title;
    }
}

// Against the plain way: every value of a small domain, one by one.
RC_GTEST_PROP(TableSweep, AgreesWithLookingAtEveryValue, ()) {
    auto words = vocabulary();
    std::vector<RowText> rows;
    auto cell = [] {
        auto low = *rc::gen::inRange(0, 6), high = low + *rc::gen::inRange(0, 4);
        switch (*rc::gen::inRange(0, 6)) {
            case 0: return std::string("-");
            case 1: return fmt::format("< {}", low);
            case 2: return fmt::format(">= {}", low);
            case 3: return fmt::format("[{}..{}]", low, high);
            case 4: return fmt::format("not({})", low);
            default: return fmt::format("{}, {}", low, high);
        }
    };
    for (int i = 0, count = *rc::gen::inRange(1, 6); i < count; ++i) rows.push_back({{cell(), cell()}});
    auto table = table_of({n, k}, rows, words);
    auto inputs = check_inputs(table, words.views.at("v"), words);
    auto faults = *table_faults(table, *inputs, words);
    bool overlap = false, uncovered = false;
    for (std::int64_t first = -1; first < 12; ++first)
        for (std::int64_t second = -1; second < 12; ++second) {
            auto facts = [&](Column const& column) { return std::optional<Constant>(column.name == "n" ? first : second); };
            auto matching = std::ranges::count_if(table.rows, [&](auto const& row) { return interpret(row_condition(row, *inputs, {}), facts, day("2020-01-01")) == Constant(true); });
            overlap = overlap || matching > 1;
            uncovered = uncovered || matching == 0;
        }
    RC_ASSERT(witness(faults, TableFaultKind::overlap).empty() != overlap);
    RC_ASSERT(witness(faults, TableFaultKind::uncovered).empty() != uncovered);
}

}  // namespace jiayu::rules
