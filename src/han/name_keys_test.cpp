#include "han/name_keys.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "base/utf8.hpp"
#include "han/normalize_name.hpp"
#include "han/similar_characters.hpp"

namespace jiayu::han {
namespace {

TEST(Pinyin, reads_surnames_as_surnames) {
    struct {
        std::string_view name, surname, given;
    } const examples[] = {
        {"单小芳", "shan", "xiaofang"}, {"曾国强", "zeng", "guoqiang"}, {"仇英", "qiu", "ying"},    {"乐嘉", "yue", "jia"},
        {"解珍", "xie", "zhen"},        {"查良", "zha", "liang"},       {"区小明", "ou", "xiaoming"}, {"盖伟", "ge", "wei"},
        {"尉迟恭", "yuchi", "gong"},    {"万俟雪", "moqi", "xue"},      {"欧阳娜娜", "ouyang", "nana"}, {"欧阳", "ou", "yang"},
        {"王曾", "wang", "ceng"},       {"李乐", "li", "le"},           {"吕绿", "lv", "lv"},         {"王A芳", "wang", "afang"},
        {"王?芳", "wang", "?fang"},     {"阿依古丽·买买提", "", "ayigulimaimaiti"}, {"JOHN", "", "john"}, {"", "", ""},
    };
    for (auto const& [name, surname, given] : examples) {
        auto pinyin = pinyin_of_name(name);
        EXPECT_EQ(pinyin.surname, surname) << name;
        EXPECT_EQ(pinyin.given, given) << name;
    }
}

TEST(Pinyin, splits_names) {
    EXPECT_EQ(split_name("欧阳小芳").surname, "欧阳");
    EXPECT_EQ(split_name("欧阳小芳").given, "小芳");
    EXPECT_EQ(split_name("王芳").given, "芳");
    EXPECT_EQ(split_name("阿依古丽·买买提").surname, "");
}

TEST(NameKeys, are_equal_for_equal_sounds_in_equal_order) {
    EXPECT_EQ(name_keys("张丽").pinyin, name_keys("章莉").pinyin);
    EXPECT_NE(name_keys("张丽").pinyin, name_keys("李章").pinyin) << "order counts";
    EXPECT_EQ(name_keys("张丽").given_pinyin, name_keys("王莉").given_pinyin);
    EXPECT_EQ(name_keys("单芳").surname_pinyin, name_keys("善芳").surname_pinyin);
    EXPECT_NE(name_keys("陈林").pinyin, name_keys("程玲").pinyin);
    EXPECT_EQ(name_keys("陈林").similar_sound, name_keys("程玲").similar_sound);
    EXPECT_EQ(name_keys("刘南").similar_sound, name_keys("牛蓝").similar_sound);
    EXPECT_NE(name_keys("王芳").similar_sound, name_keys("黄芳").similar_sound);
    EXPECT_EQ(name_keys("王芳", Dialect::wu).similar_sound, name_keys("黄芳", Dialect::wu).similar_sound);
    EXPECT_NE(name_keys("王芳芳").pinyin, name_keys("王芳").pinyin);
    EXPECT_EQ(name_keys("").pinyin, 0u);
    EXPECT_EQ(name_keys("欧阳小芳").character_count, 4);
    EXPECT_NE(name_keys("阿依古丽买买提江").pinyin, name_keys("阿依古丽买买提洪").pinyin);
}

struct HandPair {
    std::string kind, note;
    std::u32string characters;
};

std::vector<HandPair> hand_pairs() {
    std::ifstream in(JIAYU_SOURCE_FOLDER "/src/han/data/confusables_hand.csv");
    std::vector<HandPair> pairs;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        auto first = line.find(','), second = line.find(',', first + 1);
        pairs.push_back({line.substr(0, first), line.substr(second + 1), to_code_points(line.substr(first + 1, second - first - 1))});
    }
    return pairs;
}

std::string with_surname(char32_t c) { return to_utf8(std::u32string{U'王', c}); }
std::string with_given(char32_t c) { return to_utf8(std::u32string{c, U'芳'}); }

// Each line of the hand-made table is found by the key made for its kind.
TEST(TypingErrors, are_found_by_the_key_of_their_kind) {
    auto pairs = hand_pairs();
    ASSERT_EQ(pairs.size(), 90u);
    for (auto const& [kind, note, characters] : pairs)
        for (auto other : characters) {
            auto first = characters[0];
            auto as_given = [&](auto key) { return key(with_surname(first)) == key(with_surname(other)); };
            auto as_surname = [&](auto key) { return key(with_given(first)) == key(with_given(other)); };
            bool found = kind == "生僻字";  // listed for being rare
            if (kind == "形近") found = similar_glyph(first, other);
            if (kind == "同音") found = as_given([](auto const& name) { return name_keys(name).similar_sound; });
            if (kind == "姓氏混用") found = as_surname([](auto const& name) { return name_keys(name, Dialect::wu).surname_similar; });
            if (kind == "繁简异体") found = as_given([](auto const& name) { return normalize_name(name); });
            EXPECT_TRUE(found) << kind << " " << to_utf8(std::u32string{first, other});
        }
}

TEST(Homophones, share_their_main_reading_and_the_common_ones_come_first) {
    auto others = homophones_of(U'丽');
    EXPECT_NE(std::ranges::find(others, U'莉'), others.end());
    EXPECT_EQ(std::ranges::find(others, U'丽'), others.end());
    EXPECT_LT(std::ranges::find(others, U'立') - others.begin(), std::ranges::find(others, U'俪') - others.begin());
    EXPECT_TRUE(homophones_of(U'A').empty());
}

// Every group of the generated table is one key: level 1 characters by their main reading.
TEST(Homophones, agree_with_the_table) {
    std::ifstream in(JIAYU_SOURCE_FOLDER "/src/han/data/homophone_groups.csv");
    std::string line;
    std::getline(in, line);
    int groups = 0;
    for (; std::getline(in, line); ++groups) {
        auto second = line.find(',', line.find(',') + 1), third = line.find(',', second + 1);
        for (auto characters = to_code_points(line.substr(second + 1, third - second - 1)); auto c : characters)
            EXPECT_EQ(main_reading(c), main_reading(characters[0])) << line;
    }
    EXPECT_EQ(groups, 397);
}

TEST(LookAlikes, are_similar_in_shape_both_ways) {
    auto others = look_alikes_of(U'晟');
    EXPECT_NE(std::ranges::find(others, U'晨'), others.end());
    std::size_t with_any = 0, all = 0;
    for (char32_t c = 0x4E00; c < 0x9FFF; ++c) {
        auto const* character = find_character(c);
        if (!character || character->level != 1) continue;
        ++all;
        with_any += !look_alikes_of(c).empty();
        for (auto other : look_alikes_of(c)) ASSERT_TRUE(similar_glyph(other, c)) << to_utf8({&c, 1}) << to_utf8({&other, 1});
    }
    EXPECT_GT(with_any * 10, all * 4) << "the error maker finds a look-alike for most common characters";
    EXPECT_FALSE(similar_glyph(U'王', U'鑫'));
    EXPECT_FALSE(similar_glyph(U'芳', U'强'));
}

TEST(Sounds, compare_all_readings) {
    EXPECT_TRUE(same_sound(U'乐', U'悦'));
    EXPECT_TRUE(same_sound(U'乐', U'勒'));
    EXPECT_TRUE(similar_sound(U'林', U'玲'));
    EXPECT_FALSE(same_sound(U'林', U'玲'));
    EXPECT_TRUE(same_sound(U'A', U'A'));
    EXPECT_FALSE(similar_sound(U'芳', U'强'));
}

}  // namespace
}  // namespace jiayu::han
