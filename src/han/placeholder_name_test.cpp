#include "han/placeholder_name.hpp"

#include <gtest/gtest.h>

#include "han/rare_character.hpp"

namespace jiayu::han {
namespace {

TEST(PlaceholderName, is_recognised_with_what_it_says) {
    using enum PlaceholderKind;
    struct {
        std::string_view name;
        PlaceholderKind kind;
        std::string_view surname, parent;
    } const examples[] = {
        {"张某之女", child_of, "张", ""},       {"张芳之子", child_of, "张", "张芳"},     {"欧阳娜娜之女", child_of, "欧阳", "欧阳娜娜"},
        {"王小芳之长子", child_of, "王", "王小芳"}, {"李之子", child_of, "李", ""},          {"王小毛", nursery, "王", ""},
        {"李婴", nursery, "李", ""},            {"陈女婴", nursery, "陈", ""},           {"王宝宝", nursery, "王", ""},
        {"王BABY", nursery, "王", ""},          {"女婴", nursery, "", ""},              {"待定", undecided, "", ""},
        {"之子", undecided, "", ""},            {"王某某", undecided, "王", ""},         {"王待定", undecided, "王", ""},
        {"张?芳", unreadable, "张", ""},        {"王X", unreadable, "王", ""},           {"???", unreadable, "", ""},
        {"123", unreadable, "", ""},            {"XX", unreadable, "", ""},             {"欧阳某之女", child_of, "欧阳", ""},
    };
    for (auto const& [name, kind, surname, parent] : examples) {
        auto placeholder = find_placeholder(name);
        ASSERT_TRUE(placeholder) << name;
        EXPECT_EQ(placeholder->kind, kind) << name;
        EXPECT_EQ(placeholder->surname, surname) << name;
        EXPECT_EQ(placeholder->parent_name, parent) << name;
    }
}

TEST(PlaceholderName, leaves_ordinary_names_alone) {
    for (std::string_view name : {"", "王芳", "毛小毛驴", "婴宁", "张子", "李女士", "欧阳宝", "阿依古丽·买买提", "JOHNSMITH", "LI", "王之涣", "何之子涵", "陈毛", "李大宝", "沈毛妹"})
        EXPECT_FALSE(find_placeholder(name)) << name;
}

TEST(RareCharacter, is_outside_the_general_table_or_private) {
    for (std::string_view name : {"張芳", "王\uE863", "王𨭥", "李峯"}) EXPECT_TRUE(has_rare_character(name)) << name;
    for (std::string_view name : {"王䶮", "王喆", "张芳", "阿依古丽·买买提", "JOHN", ""}) EXPECT_FALSE(has_rare_character(name)) << name;
}

}  // namespace
}  // namespace jiayu::han
