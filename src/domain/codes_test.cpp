#include "domain/codes.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "domain/messages.hpp"

namespace jiayu {
namespace {

CodeTable load(std::string const& name) {
    Path folder = JIAYU_SOURCE_FOLDER "/packs/national/codes";
    return CodeTable::load(read_file(folder / (name + ".csv")), read_file(folder / (name + "_aliases.csv"))).value();
}

TEST(Sex, is_read_from_names_and_codes) {
    for (std::string_view text : {"男", "男性", "1"}) EXPECT_EQ(sex_from_text(text), Sex::male) << text;
    for (std::string_view text : {"女", "女性", "2"}) EXPECT_EQ(sex_from_text(text), Sex::female) << text;
    EXPECT_EQ(sex_from_code("9"), Sex::unspecified);
    EXPECT_EQ(sex_from_code("3"), std::nullopt);
    EXPECT_EQ(sex_from_code("男"), std::nullopt);
    EXPECT_EQ(name_of(Sex::female), "女");
}

TEST(MaritalStatus, is_read_from_names_and_codes) {
    EXPECT_EQ(marital_status_from_text("未婚"), MaritalStatus::single);
    EXPECT_EQ(marital_status_from_text("初婚"), MaritalStatus::first_married);
    EXPECT_EQ(marital_status_from_text("30"), MaritalStatus::widowed);
    EXPECT_EQ(marital_status_from_text("离异"), MaritalStatus::divorced);
    EXPECT_EQ(marital_status_from_text(""), std::nullopt);
    EXPECT_EQ(name_of(MaritalStatus::remarried), "再婚");
    EXPECT_TRUE(is_married(MaritalStatus::rejoined));
    EXPECT_FALSE(is_married(MaritalStatus::divorced));
}

// The enumerations and the tables of the packs are one standard.
TEST(Codes, enumerations_agree_with_their_tables) {
    auto marital = CodeTable::load(read_file(JIAYU_SOURCE_FOLDER "/packs/national/codes/marital_status.csv")).value();
    ASSERT_EQ(marital.names().size(), 8u);
    for (auto const& [code, name] : marital.names()) {
        EXPECT_EQ(int(marital_status_from_text(name).value()), code);
        EXPECT_EQ(name_of(MaritalStatus(code)), name);
    }
    auto sex = CodeTable::load(read_file(JIAYU_SOURCE_FOLDER "/packs/national/codes/sex.csv")).value();
    for (auto const& [code, name] : sex.names()) EXPECT_EQ(int(sex_from_text(name).value()), code);
}

TEST(HukouType, is_read_from_names) {
    EXPECT_EQ(hukou_type_from_text("非农业户口"), HukouType::non_agricultural);
    EXPECT_EQ(hukou_type_from_text("农业"), HukouType::agricultural);
    EXPECT_EQ(hukou_type_from_text("城镇"), std::nullopt);
}

TEST(CodeTable, finds_ethnic_groups_both_ways) {
    auto table = load("ethnic_group");
    EXPECT_EQ(table.names().size(), 58u);
    for (std::string_view text : {"汉族", "汉", "01", "1"}) EXPECT_EQ(table.code_of(text), 1) << text;
    EXPECT_EQ(table.code_of("维吾尔"), 5);
    EXPECT_EQ(table.name_of(15), "土家族");
    EXPECT_EQ(table.code_of("火星族"), std::nullopt);
    EXPECT_EQ(table.code_of("99"), std::nullopt);
    EXPECT_EQ(table.name_of(60), std::nullopt);
}

TEST(CodeTable, finds_family_relations_as_departments_write_them) {
    auto table = load("family_relation");
    for (auto [text, code] : {std::pair("户主", 2), {"本人", 1}, {"配偶", 10}, {"妻子", 12}, {"长子", 22}, {"儿子", 20}, {"次女", 33}, {"母亲", 52}, {"外婆", 64}})
        EXPECT_EQ(table.code_of(text), code) << text;
}

TEST(CodeTable, refuses_tables_that_do_not_fit) {
    EXPECT_TRUE(CodeTable::load("number,name\n1,x\n").error() == domain::message::table_column_missing);
    EXPECT_TRUE(CodeTable::load("code,name\nx,y\n").error() == domain::message::table_value_wrong);
    EXPECT_TRUE(CodeTable::load("code,name\n1,y\n", "alias,code\nz,2\n").error() == domain::message::table_value_wrong);
}

}  // namespace
}  // namespace jiayu
