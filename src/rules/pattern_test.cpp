#include "rules/pattern.hpp"

#include <gtest/gtest.h>

namespace jiayu::rules {

TEST(Pattern, WhatAllDatabasesReadAlikeIsTaken) {
    for (auto pattern : {"^[A-Z][0-9]{9}$", "张.*女", "a|bc", "(ab)+c?", "[^一-龥]", "x{2,}", "x{0,255}", "^$", "a,b-c", ""})
        EXPECT_TRUE(is_portable_pattern(pattern)) << pattern;
}

TEST(Pattern, WhatTheyReadDifferentlyIsRefused) {
    for (auto pattern : {"\\d+", "(?i)a", "(?:a)", "[[:alpha:]]", "a*?", "a**", "a{2}{3}", "a{256}", "a{3,2}", "{2}", "*a", "a|", "(|a)", "()", "(a", "a)",
                         "[]a]", "[a-]", "[a-c-e]", "[z-a]", "[]", "[", "a{", "a{x}", "^*", "a]", "a}"})
        EXPECT_FALSE(is_portable_pattern(pattern)) << pattern;
}

}  // namespace jiayu::rules
