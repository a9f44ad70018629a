#include "han/normalize_name.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/utf8.hpp"

namespace jiayu::han {
namespace {

TEST(NormalizeName, brings_equal_names_to_one_form) {
    struct {
        std::string_view why, written, normal;
    } const examples[] = {
        {"a normal name stays", "王小芳", "王小芳"},
        {"spaces go", " 王　 芳 ", "王芳"},
        {"middle dots are one", "阿依古丽•买买提", "阿依古丽·买买提"},
        {"the Japanese dot too", "阿依古丽・买买提", "阿依古丽·买买提"},
        {"a full stop between characters too", "阿依古丽.买买提", "阿依古丽·买买提"},
        {"a full-width one too", "阿依古丽．买买提", "阿依古丽·买买提"},
        {"traditional to simplified", "張國榮", "张国荣"},
        {"a surname of two forms", "閆芳", "闫芳"},
        {"variants by meaning", "李峯", "李峰"},
        {"variants by hand", "陶喆", "陶哲"},
        {"characters beyond the main plane", "王𨭥", "王鑫"},
        {"private use of old systems", "王\uE863", "王䶮"},
        {"letters", "ａbc", "ABC"},
        {"compatibility ideographs", "\uF9B4", "领"},
        {"invisible characters", "王\u200B芳\uFEFF", "王芳"},
        {"surnames that merely look traditional stay", "於云", "於云"},
        {"nothing", "", ""},
    };
    for (auto const& [why, written, normal] : examples) EXPECT_EQ(normalize_name(written), normal) << why;
}

TEST(NormalizeName, twice_is_once) {
    EXPECT_TRUE(rc::check([] {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> const blocks = {
            {0x20, 0x2FF}, {0x3000, 0x30FF}, {0x3400, 0x9FFF}, {0xE000, 0xE900}, {0xF900, 0xFAFF}, {0xFF00, 0xFFEF}, {0x20000, 0x2CFFF}};
        auto block = *rc::gen::elementOf(blocks);
        std::string name;
        for (auto c : *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange(block.first, block.second)))
            append_code_point(name, c);
        auto once = normalize_name(name);
        RC_ASSERT(normalize_name(once) == once);
    }));
}

TEST(FoldWidth, narrows_digits_letters_and_spaces_and_keeps_chinese) {
    EXPECT_EQ(fold_width("　３２０４１２Ｘ "), "320412X");
    EXPECT_EQ(fold_width("２０１６年５月４日"), "2016年5月4日");
    EXPECT_EQ(fold_width("a　b"), "a b");
    EXPECT_EQ(fold_width("　"), "");
}

}  // namespace
}  // namespace jiayu::han
