#include "linkage/condition.hpp"

#include <gtest/gtest.h>

#include "linkage/invented_records.hpp"
#include "linkage/messages.hpp"

namespace jiayu::linkage {
namespace {

std::vector<std::string> const own{"given"};

// The tree as a text with every bracket written.
std::string shape(Condition const& condition) {
    static constexpr std::string_view relations[] = {"", " >= ", " > ", " <= ", " < ", " = "};
    switch (condition.kind) {
        case Condition::Kind::absent: return "absent(" + to_text(condition.left) + ")";
        case Condition::Kind::none_of: return "not " + shape(condition.parts.front());
        case Condition::Kind::measure: {
            auto text = condition.measure + "(" + to_text(condition.left) + (condition.left == condition.right ? "" : ", " + to_text(condition.right)) + ")";
            if (condition.relation != Condition::Relation::yes) text += std::string(relations[std::size_t(condition.relation)]) + fmt::format("{}", condition.bound);
            return text;
        }
        default: break;
    }
    std::string text;
    for (auto const& part : condition.parts) text += (text.empty() ? "" : condition.kind == Condition::Kind::all_of ? " and " : " or ") + shape(part);
    return "(" + text + ")";
}

struct Reading {
    std::string_view text, shape;
};

Reading const readings[] = {
    {"equal", "equal(given)"},
    {"jaro_winkler>=0.9", "jaro_winkler(given) >= 0.9"},
    {"  levenshtein \t<= 1 ", "levenshtein(given) <= 1"},
    {"jaro = 1", "jaro(given) = 1"},
    {"levenshtein < 2 or jaro > 0.5", "(levenshtein(given) < 2 or jaro(given) > 0.5)"},
    {"equal(given, surname)", "equal(given, surname)"},
    {"equal(surname.soundex)", "equal(surname.soundex)"},
    {"equal(postcode.first(4))", "equal(postcode.first(4))"},
    {"equal(`place of birth`.lower)", "equal(`place of birth`.lower)"},
    {"equal(姓名)", "equal(姓名)"},
    {"absent(maiden-name)", "absent(maiden-name)"},
    {"equal and jaro >= 0.9 or same_year", "((equal(given) and jaro(given) >= 0.9) or same_year(given))"},
    {"equal and (jaro >= 0.9 or same_year)", "(equal(given) and (jaro(given) >= 0.9 or same_year(given)))"},
    {"not equal and not (jaro > 0.5)", "(not equal(given) and not jaro(given) > 0.5)"},
    {"not not equal", "not not equal(given)"},
};

TEST(Condition, IsReadByPrecedence) {
    for (auto const& example : readings) {
        auto read = condition_from_text(example.text, own);
        ASSERT_TRUE(read) << example.text << ": " << read.error().text(Language::en);
        EXPECT_EQ(shape(*read), example.shape) << example.text;
        auto again = condition_from_text(shape(*read), own);
        ASSERT_TRUE(again) << shape(*read);
        EXPECT_EQ(shape(*again), example.shape);
    }
}

struct Refusal {
    std::string_view text;
    std::string_view at;        // byte, from 1
    std::string_view expected;
};

Refusal const refusals[] = {
    {"", "1", "measure"},
    {"equal equal", "7", "and, or"},
    {"equal or", "9", "measure"},
    {"(equal", "7", ")"},
    {"equal(given", "12", ")"},
    {"equal()", "7", "column"},
    {"equal(`given)", "7", "column"},
    {"jaro", "5", ">=, <=, >, <, ="},
    {"jaro >= ", "9", "number"},
    {"jaro >= nan", "9", "number"},
    {"jaro >= 1e999", "9", "number"},
    {"equal(given) & equal", "14", "and, or"},
};

TEST(Condition, RefusalsSayWhere) {
    for (auto const& example : refusals) {
        auto read = condition_from_text(example.text, own);
        ASSERT_FALSE(read) << example.text;
        EXPECT_EQ(read.error(), message::condition_unreadable) << example.text;
        EXPECT_EQ(argument_of(read.error(), "column"), example.at) << example.text;
        EXPECT_EQ(argument_of(read.error(), "expected"), example.expected) << example.text;
    }
}

TEST(Condition, UnknownNamesComeWithTheNearest) {
    auto measure = condition_from_text("jaro_winkle >= 0.9", own);
    ASSERT_FALSE(measure);
    EXPECT_EQ(measure.error(), message::measure_unknown);
    EXPECT_EQ(argument_of(measure.error(), "nearest"), "jaro_winkler");
    auto transform = condition_from_text("equal(given.sondex)", own);
    ASSERT_FALSE(transform);
    EXPECT_EQ(transform.error(), message::transform_unknown);
    EXPECT_EQ(argument_of(transform.error(), "nearest"), "soundex");
}

TEST(Condition, ColumnsMustBeNamedWhereThereAreSeveral) {
    std::vector<std::string> const two{"given", "surname"};
    EXPECT_FALSE(condition_from_text("jaro >= 0.9", two));
    EXPECT_TRUE(condition_from_text("jaro(given) >= 0.9", two));
}

TEST(Condition, DepthIsBounded) {
    auto nested = [](std::size_t depth) { return std::string(depth, '(') + "equal" + std::string(depth, ')'); };
    EXPECT_TRUE(condition_from_text(nested(50), own));
    EXPECT_FALSE(condition_from_text(nested(51), own));
    EXPECT_FALSE(condition_from_text(nested(1'000'000), own));
    std::string nots;
    for (int i = 0; i < 100'000; ++i) nots += "not ";
    EXPECT_FALSE(condition_from_text(nots + "equal", own));
}

RC_GTEST_PROP(ConditionProperty, AnyTextIsReadOrRefused, (std::string const& text)) { (void)condition_from_text(text, own); }

TEST(Operand, RoundTrip) {
    for (auto text : {"given", "given.soundex", "`place of birth`", "born.year", "postcode.first(4).lower"}) {
        auto operand = operand_from_text(text);
        ASSERT_TRUE(operand) << text;
        EXPECT_EQ(to_text(*operand), text);
    }
    for (auto text : {"", "given.", "given soundex", "given.first", "given.first(0)", "given.first(4", "`given"}) EXPECT_FALSE(operand_from_text(text)) << text;
}

}  // namespace
}  // namespace jiayu::linkage
