#include "rules/interpret.hpp"

#include <gtest/gtest.h>

#include "rules/check.hpp"

namespace jiayu::rules {

namespace {

Vocabulary const& vocabulary() {
    static Vocabulary const known = [] {
        Vocabulary words;
        words.views["row"] = {"row", "n", {{"n", integer_type}, {"missing", integer_type}, {"never", boolean_type}, {"born", date_type}, {"name", text_type}, {"paid", money_type}}};
        words.parameters["age"] = {"age", integer_type, {{*date_from_iso("1981-01-01"), {}, std::int64_t(20), "", "statute"}}};
        return words;
    }();
    return known;
}

// n = 7, born on 29 February 2000, named 张三, paid 100.01 yuan; `missing` and `never` are missing facts.
std::optional<Constant> fact(Column const& column) {
    if (column.name == "n") return std::int64_t(7);
    if (column.name == "born") return *date_from_iso("2000-02-29");
    if (column.name == "name") return std::string("张三");
    if (column.name == "paid") return std::int64_t(10001);
    return std::nullopt;
}

std::optional<Constant> value(std::string_view source) {
    auto syntax = parse(source);
    auto term = syntax ? check(*syntax, source, vocabulary().views.at("row"), vocabulary()) : Result<Term>(std::unexpected(syntax.error()));
    EXPECT_TRUE(term) << source << (term ? "" : term.error().text(Language::en));
    return term ? interpret(*term, fact, *date_from_iso("2021-02-28")) : std::nullopt;
}

constexpr char const* true_conditions[] = {
    // precedence and association, as CEL has them
    "1 + 2 * 3 == 7", "(1 + 2) * 3 == 9", "10 - 3 - 2 == 5", "-2 * -3 == 6", "7 % 4 * 2 == 6", "!false && true || false", "true || false && false",
    "1 < 2 == true", "false ? true : true ? true : false", "2 in [1, 2, 3] && !(4 in [1])",
    // logic decides whatever cannot be told
    "true || never", "never || true", "!(false && never)", "!(never && false)", "has(missing) ? false : true", "!has(missing)",
    // whole numbers and money
    "-7 % 3 == -1", "7 % -3 == 1", "divide_down(-7, 2) == -3", "divide_up(-7, 2) == -4", "divide_half_up(-7, 2) == -4", "divide_half_up(7, 3) == 2",
    "divide_half_up(paid, 2) == fen(5001)", "divide_down(paid, 2) == fen(5000)", "yuan(1) == fen(100)", "paid * 2 - fen(2) == yuan(200)",
    // texts by characters, not bytes
    "size(name) == 2", "name.substring(1, 2) == \"三\"", "name.substring(0, 9) == name", "name.startsWith(\"张\") && name.endsWith(\"三\") && name.contains(\"\")",
    "matches(\"a\\nb\", \"^a.b$\")", "\"a\" + 'b' == \"ab\"", "'\\u5f20' == \"张\"",
    // days
    "age_on(born, as_of) == 20", "age_on(born, date(\"2021-03-01\")) == 21", "born + years(1) == date(\"2001-02-28\")", "born + months(-1) == date(\"2000-01-29\")",
    "date(\"2016-01-31\") + months(1) == date(\"2016-02-29\")", "days_between(born, born + days(400)) == 400", "param.age == 20",
    // structure of numbers, GB 11643
    "number_shape_ok(\"990105194912310023\") && number_check_ok(\"990105194912310023\")", "!number_check_ok(\"99010519491231002X\")",
};

constexpr char const* unknown_values[] = {
    "missing > 1", "never", "never && true", "never || false", "never ? 1 : 2", "missing in [1, 2]", "n in [missing, 1]", "missing == missing",
    "9223372036854775807 + 1", "-9223372036854775807 - 2", "9223372036854775807 * n", "n % 0", "divide_down(n, 0)", "abs(-9223372036854775807 - 1)",
    "name.substring(-1, 1)", "name.substring(2, 1)", "born + days(9223372036854775807)", "born - years(201)", "param.age.on(date(\"1980-12-31\"))",
    "number_check_ok(\"1234\")",
};

}  // namespace

TEST(Interpret, GivesWhatTheLanguageSays) {
    for (auto source : true_conditions) EXPECT_EQ(value(source), Constant(true)) << source;
}

TEST(Interpret, WhatCannotBeToldIsUnknown) {
    for (auto source : unknown_values) EXPECT_EQ(value(source), std::nullopt) << source;
}

}  // namespace jiayu::rules
