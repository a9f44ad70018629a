// Where the rule language has what CEL (the Common Expression Language) has, it gives what CEL gives. After the sections of CEL's own simple
// conformance tests: logic, integer_math, comparisons, string, parse, lists. What is left out stands in docs/guide/rules.md.
#include <gtest/gtest.h>

#include "rules/check.hpp"
#include "rules/interpret.hpp"

namespace jiayu::rules {

namespace {

std::string repeated(std::string_view part, int times, std::string_view last) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text + std::string(last);
}

Result<Term> checked(std::string_view source) {
    static Vocabulary const words;
    static View const view{"nothing", "", {}};
    auto syntax = parse(source);
    return syntax ? check(*syntax, source, view, words) : Result<Term>(std::unexpected(syntax.error()));
}

struct Case {
    std::string source;
    std::optional<Constant> value;  // nothing: CEL's evaluation error, here unknown
};

std::int64_t whole(std::int64_t number) { return number; }

std::vector<Case> const cases = {
    // logic: the question
    {"true ? 1 : 2", whole(1)}, {"false ? 'foo' : 'bar'", "bar"}, {"2 % 0 > 4 ? 'baz' : 'quux'", {}},
    // logic: and, or, not; one operand that decides hides an error of the other
    {"true && true", true}, {"false && false", false}, {"false && true", false}, {"true && false", false},
    {"false && (2 % 0 > 3 ? false : true)", false}, {"(2 % 0 > 3 ? false : true) && false", false}, {"true && 1 % 0 != 0", {}}, {"1 % 0 != 0 && true", {}},
    {"true || true", true}, {"false || false", false}, {"false || true", true}, {"true || false", true},
    {"true || (2 % 0 > 3 ? false : true)", true}, {"(2 % 0 > 3 ? false : true) || true", true}, {"false || 1 % 0 != 0", {}}, {"1 % 0 != 0 || false", {}},
    {"!true", false}, {"!false", true},
    // integer_math
    {"42 + 2", whole(44)}, {"42 + (-2)", whole(40)}, {"-42 + (-2)", whole(-44)}, {"42 - 2", whole(40)}, {"42 - (-2)", whole(44)}, {"-42 - (-2)", whole(-40)},
    {"42 * 2", whole(84)}, {"42 * (-2)", whole(-84)}, {"-42 * (-2)", whole(84)}, {"42 % 5", whole(2)}, {"42 % (-5)", whole(2)}, {"-42 % (-5)", whole(-2)},
    {"-(42)", whole(-42)}, {"42 % 0", {}}, {"-(0)", whole(0)}, {"-(-42)", whole(42)}, {"15 * 0", whole(0)},
    {"9223372036854775807 + 1", {}}, {"-9223372036854775807 - 2", {}}, {"5000000000 * 5000000000", {}},
    // comparisons
    {"1 == 1", true}, {"-1 == 1", false}, {"0 == -0", true}, {"1.0 == 1.0", true}, {"-1.0 == 1.0", false}, {"'' == ''", true}, {"'a' == 'a'", true}, {"'A' == 'a'", false},
    {"'ά' == 'ά'", true}, {"true == true", true}, {"false == true", false}, {"24 != 42", true}, {"1 != 1", false}, {"9.0 != 9.0", false}, {"'abc' != ''", true}, {"false != true", true},
    {"-1 < 0", true}, {"0 < 0", false}, {"1.0 < 1.0000001", true}, {"42 > -42", true}, {"0 > 0", false}, {"0 <= -1", false}, {"1 <= 1", true}, {"2.0 <= 2.4", true},
    {"0 >= 0", true}, {"1.0 >= 1.1", false}, {"-1 >= 0", false},
    // lists
    {"2 in [7, 2, 1]", true}, {"4 in [7, 2, 1]", false}, {"'elm' in ['elf', 'elm']", true},
    // string
    {"size('')", whole(0)}, {"size('A')", whole(1)}, {"size('ÿ')", whole(1)}, {"size('four')", whole(4)}, {"size('πέντε')", whole(5)}, {"'four'.size()", whole(4)},
    {"'foobar'.startsWith('foo')", true}, {"'foobar'.startsWith('bar')", false}, {"''.startsWith('foo')", false}, {"'foobar'.startsWith('')", true}, {"''.startsWith('')", true},
    {"'завтра'.startsWith('за')", true}, {"'foobar'.endsWith('bar')", true}, {"'foobar'.endsWith('foo')", false}, {"''.endsWith('foo')", false}, {"'foobar'.endsWith('')", true},
    {"'forté'.endsWith('té')", true}, {"'hubba'.matches('ubb')", true}, {"''.matches('foo|bar')", false}, {"'cows'.matches('')", true}, {"''.matches('')", true},
    {"'grey'.matches('gr(a|e)y')", true}, {"'banana'.matches('ba(na)*')", true}, {"'mañana'.matches('a+ñ+a+')", true},
    {"'he' + 'llo'", "hello"}, {"'hello' + ' ' == 'hello'", false}, {"'' + 'abc'", "abc"}, {"'¢' + 'ÿ' + 'Ȁ'", "¢ÿȀ"},
    {"'hello'.contains('he')", true}, {"'hello'.contains('')", true}, {"'hello'.contains('ol')", false}, {"'abababc'.contains('ababc')", true}, {"'Straße'.contains('aß')", true},
    // parse: depth and length that every implementation must take
    {repeated("(", 32, "7") + repeated(")", 32, ""), whole(7)}, {repeated("true ? true : ", 24, "false"), true}, {repeated("false || ", 31, "true"), true},
    {repeated("true && ", 31, "false"), false}, {repeated("3 - 3 + ", 12, "3"), whole(3)}, {repeated("!", 32, "true"), true}, {repeated("-", 32, "19"), whole(19)},
    {repeated("abs(", 12, "7") + repeated(")", 12, ""), whole(7)}, {"17 in [" + repeated("0, ", 31, "17") + "]", true},
    // parse: texts, comments and blanks
    {"'hello'", "hello"}, {"\"hello\"", "hello"}, {"' \\\\ \\? \\\" \\' \\` '", " \\ ? \" ' ` "}, {"' \\a \\b \\f \\t \\v \\n \\r '", " \a \b \f \t \v \n \r "},
    {"'\\x41\\u00ff\\U0001F431'", "Aÿ🐱"}, {"1 +\n 2 // and so on\n + 3", whole(6)}, {"\t7\f", whole(7)},
    // precedence and association
    {"1 + 2 * 3 == 7 && !false", true}, {"10 - 3 - 2", whole(5)}, {"7 % 4 % 2", whole(1)}, {"-2 * 3", whole(-6)}, {"true || false && false", true}, {"1 < 2 == true", true},
};

constexpr char const* refused[] = {
    "'cows' ? false : true", "'less filling' && 'tastes great'", "true ? 'cows' : 17", "false && 32", "1 + 'a'", "1 == '1'", "true + true", "-'a'", "!1", "'a' in 'abc'", "1 < 'a'",
    "1 ? 2 : 3", "(1", "1)", "1 +", "&& true", "a b", "'abc", "\"abc'", "1 = 1", "true ? 1", "if", "'\\z'", "99999999999999999999",
};

}  // namespace

TEST(CelConformance, GivesWhatCelGives) {
    for (auto const& [source, expected] : cases) {
        auto term = checked(source);
        ASSERT_TRUE(term) << source << "\n" << term.error().text(Language::en);
        EXPECT_EQ(interpret(*term, {}, *date_from_iso("2020-12-31")), expected) << source;
    }
}

TEST(CelConformance, RefusesWhatCelRefuses) {
    for (auto source : refused) EXPECT_FALSE(checked(source)) << source;
}

}  // namespace jiayu::rules
