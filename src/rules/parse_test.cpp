#include <gtest/gtest.h>

#include "rules/messages.hpp"
#include "rules/syntax.hpp"

namespace jiayu::rules {

namespace {

// The tree in brackets, so that precedence shows.
std::string shape(Syntax const& syntax, std::string_view source) {
    if (syntax.parts.empty() && syntax.kind != SyntaxKind::list)
        return std::string(source.substr(syntax.span.begin, syntax.span.end - syntax.span.begin));
    std::string parts;
    for (auto const& part : syntax.parts) parts += (parts.empty() ? "" : " ") + shape(part, source);
    switch (syntax.kind) {
        case SyntaxKind::conditional: return "(?: " + parts + ")";
        case SyntaxKind::list: return "[" + parts + "]";
        case SyntaxKind::member: return parts + "." + syntax.text;
        default: return "(" + syntax.text + " " + parts + ")";
    }
}

struct ParseExample {
    char const* title;
    char const* source;
    char const* tree;
};

ParseExample const parse_examples[] = {
    {"and binds tighter than or", "a || b && c", "(|| a (&& b c))"},
    {"operators of one level bind from the left", "a - b - c", "(- (- a b) c)"},
    {"relations bind looser than sums", "a + 1 < b * 2", "(< (+ a 1) (* b 2))"},
    {"relations chain from the left, as CEL's do", "a < b == c", "(== (< a b) c)"},
    {"not binds tighter than and", "!a && b", "(&& (! a) b)"},
    {"minus binds tighter than times", "-a * b", "(* (- a) b)"},
    {"the conditional binds to the right", "a ? b : c ? d : e", "(?: a b (?: c d e))"},
    {"in takes a list", "a in [1, 2]", "(in a [1 2])"},
    {"members and methods read from the left", "param.x.on(d)", "(on param.x d)"},
    {"brackets win", "(a || b) && c", "(&& (|| a b) c)"},
    {"comments and line ends are blank", "a // why\n && b", "(&& a b)"},
    {"calls nest", "f(g(a), b)", "(f (g a) b)"},
};

struct RefusalExample {
    char const* title;
    char const* source;
    Message const* message;
    char const* column;
};

RefusalExample const refusal_examples[] = {
    {"a lone equals sign", "a = b", &message::character_unknown, "3"},
    {"an open bracket", "(a && b", &message::syntax_unexpected, "8"},
    {"a missing operand", "a && ", &message::syntax_unexpected, "6"},
    {"two values in a row", "a b", &message::syntax_unexpected, "3"},
    {"a text without end", "a == \"x", &message::text_unclosed, "6"},
    {"an unknown escape", "a == \"\\q\"", &message::escape_unknown, "7"},
    {"a number beyond 64 bits", "a > 99999999999999999999", &message::number_too_large, "5"},
    {"a reserved word", "while > 1", &message::reserved_word, "1"},
    {"an index", "a[1]", &message::index_unsupported, "2"},
    {"a column counts code points, not bytes", "\"张三\" = a", &message::character_unknown, "6"},
    {"nothing", "", &message::syntax_unexpected, "1"},
};

std::string argument(Error const& error, std::string_view name) {
    for (auto const& [key, value] : error.arguments)
        if (key == name) return value;
    return {};
}

}  // namespace

TEST(Parse, GivesTheTreeThatPrecedenceAsksFor) {
    for (auto const& example : parse_examples) {
        auto tree = parse(example.source);
        ASSERT_TRUE(tree) << example.title << "\n" << tree.error().text(Language::en);
        EXPECT_EQ(shape(*tree, example.source), example.tree) << example.title;
    }
}

TEST(Parse, RefusesPointingAtThePlace) {
    for (auto const& example : refusal_examples) {
        auto tree = parse(example.source);
        ASSERT_FALSE(tree) << example.title;
        EXPECT_EQ(tree.error().code, example.message) << example.title << tree.error().text(Language::en);
        EXPECT_EQ(argument(tree.error(), "column"), example.column) << example.title;
    }
}

TEST(Parse, RefusesEndlessNestingInsteadOfOverflowing) {
    for (auto opening : {"(", "!", "-", "f(", "["}) {
        std::string deep;
        for (int i = 0; i < 1000; ++i) deep += opening;
        auto tree = parse(deep);
        ASSERT_FALSE(tree) << opening;
        EXPECT_EQ(tree.error().code, &message::syntax_too_deep) << opening;
    }
}

TEST(Parse, TakesLongRowsOfOneOperator) {
    std::string row = "a";
    for (int i = 0; i < 1000; ++i) row += " || a";
    EXPECT_TRUE(parse(row));
    for (int i = 0; i < 100000; ++i) row += " || a";
    ASSERT_FALSE(parse(row));
    EXPECT_EQ(parse(row).error().code, &message::condition_too_long);
}

TEST(Parse, UnescapesTexts) {
    auto tree = parse(R"("\u5f20\"\\n")");
    ASSERT_TRUE(tree);
    EXPECT_EQ(std::get<std::string>(tree->constant), "张\"\\n");
}

}  // namespace jiayu::rules
