#include "service/row_patterns.hpp"

#include <gtest/gtest.h>

#include "service/source_map.hpp"

namespace jiayu::service {
namespace {

Path const packs = Path(JIAYU_SOURCE_FOLDER) / "packs";

TEST(RepealedColumns, are_told_from_lawful_ones) {
    auto repealed = RepealedColumns::load(packs);
    ASSERT_TRUE(repealed);
    for (auto header : {"政策属性", "母亲HIV", "母亲 hiv", "避孕措施", "违法生育", "违法生育处理结果", "生育证号", "查环查孕日期"})
        EXPECT_TRUE(repealed->matches(normalize_header(header))) << header;
    for (auto header : {"孕次", "产次", "末次月经", "产妇姓名", "出生医学证明编号", "婚姻状况", "孩次", "政策性补贴", "孕前检查日期"})
        EXPECT_FALSE(repealed->matches(normalize_header(header))) << header;
}

TEST(NoteRows, are_told_from_data_by_their_shape) {
    auto notes = NoteRows::load(packs);
    ASSERT_TRUE(notes);
    struct Example {
        char const* title;
        std::vector<std::string_view> cells;
        bool is_sheet;
        bool expected;
    };
    Example const examples[] = {
        {"a note", {"注：数据截至年底", "", ""}, false, true},
        {"who filled it", {"填表人：王一", "", "审核人：李二", "日期：2016"}, false, true},
        {"a total", {"合计", "", "5", "6", "7", "8"}, false, true},
        {"units", {"", "", "人", "（人）", "(人)"}, false, true},
        {"one filled cell of a sheet", {"", "本页完", ""}, true, true},
        {"one filled cell of a text table", {"", "王一", ""}, false, false},
        {"a person", {"1", "王一", "男", "20160504"}, false, false},
        {"a person whose row begins like a note", {"注1", "王一", "男", "20160504", "5"}, false, false},
        {"nothing", {"", ""}, true, false},
    };
    for (auto const& example : examples) EXPECT_EQ(notes->matches(example.cells, example.is_sheet), example.expected) << example.title;
}

}  // namespace
}  // namespace jiayu::service
