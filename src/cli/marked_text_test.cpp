#include "cli/marked_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.hpp"

namespace jiayu::cli {
namespace {

TEST(MarkedText, MarksWhatOneHasAndTheOtherHasNot) {
    struct Example {
        std::string a, b, marked_a, marked_b;
    };
    Example const examples[] = {
        {"Jones", "Jones", "Jones", "Jones"},
        {"Smith", "Smyth", "Sm‹i›th", "Sm‹y›th"},
        {"Anna", "Annabel", "Anna", "Anna‹bel›"},
        {"王晓艳", "王小艳", "王‹晓›艳", "王‹小›艳"},
        {"1990-01-02", "1990-02-01", "1990-0‹1›-0‹2›", "1990-0‹2›-0‹1›"},
        {"abc", "xyz", "abc", "xyz"},
        {"abc", "", "abc", ""},
        {"a\x1B[2Jb", "ab", "a‹·[2J›b", "ab"},
    };
    for (auto const& example : examples) {
        auto [a, b] = mark_differences(example.a, example.b, Marking::brackets);
        EXPECT_EQ(a, example.marked_a);
        EXPECT_EQ(b, example.marked_b);
    }
    EXPECT_EQ(mark_differences("Smith", "Smyth", Marking::colour).first, "Sm\033[31mi\033[0mth");
}

RC_GTEST_PROP(MarkedText, WithoutItsMarksTheTextIsWhole, ()) {
    auto word = rc::gen::container<std::string>(rc::gen::inRange('a', 'e'));
    std::string const a = *word, b = *word;
    auto [marked_a, marked_b] = mark_differences(a, b, Marking::brackets);
    auto without_marks = [](std::string text) {
        for (std::string mark : {"‹", "›"})
            for (auto at = text.find(mark); at != text.npos; at = text.find(mark)) text.erase(at, mark.size());
        return text;
    };
    RC_ASSERT(without_marks(marked_a) == a);
    RC_ASSERT(without_marks(marked_b) == b);
    auto unmarked = [](std::string_view text) {
        std::string kept;
        bool is_inside = false;
        for (std::size_t at = 0; at < text.size();) {
            auto c = next_code_point(text, at);
            if (c == U'‹' || c == U'›') is_inside = c == U'‹';
            else if (!is_inside) append_code_point(kept, c);
        }
        return kept;
    };
    if (marked_a != a || marked_b != b) RC_ASSERT(unmarked(marked_a) == unmarked(marked_b));
}

}  // namespace
}  // namespace jiayu::cli
