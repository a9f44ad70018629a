#include <gtest/gtest.h>
#include <minizip/zip.h>

#include "exchange/compression.hpp"
#include "exchange/messages.hpp"
#include "exchange/xlsx_reader.hpp"
#include "exchange/xlsx_writer.hpp"

namespace jiayu::exchange {
namespace {

class Xlsx : public ::testing::Test {
protected:
    Path path_ = Path(::testing::TempDir()) / fmt::format("xlsx_test_{}.xlsx", ::testing::UnitTest::GetInstance()->current_test_info()->name());
    ~Xlsx() override { std::filesystem::remove(path_); }

    void write_zip(std::vector<std::pair<std::string, std::string>> const& parts) {
        std::filesystem::remove(path_);
        auto zip = zipOpen64(path_.c_str(), APPEND_STATUS_CREATE);
        for (auto const& [name, content] : parts) {
            zipOpenNewFileInZip64(zip, name.c_str(), nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6, 0);
            for (std::size_t at = 0; at < content.size(); at += 1 << 30)
                zipWriteInFileInZip(zip, content.data() + at, unsigned(std::min<std::size_t>(1 << 30, content.size() - at)));
            zipCloseFileInZip(zip);
        }
        zipClose(zip, nullptr);
    }

    void write_sheet(std::string const& sheet, std::string const& prolog = "") {
        write_zip({{"xl/workbook.xml", R"(<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>)"},
                   {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>)"},
                   {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>)"
                                     R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>)"},
                   {"xl/worksheets/sheet1.xml", prolog + "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"}});
    }
};

TEST_F(Xlsx, reads_what_was_written) {
    {
        XlsxWriter writer(path_, "登记");
        std::string_view const header[] = {"姓名", "日期", "体重"};
        writer.append_header(header);
        XlsxCell const row[] = {std::string_view("王一"), DateCell{*make_date(2016, 5, 4)}, 3350.0};
        writer.append_row(row);
        XlsxCell const gap[] = {std::monostate(), std::string_view("20160504 "), 0.5};
        writer.append_row(gap);
        writer.close();
    }
    auto sheet = read_xlsx(path_);
    ASSERT_TRUE(sheet) << sheet.error().text(Language::en);
    EXPECT_EQ(sheet->name, "登记");
    ASSERT_EQ(sheet->rows.size(), 3u);
    EXPECT_EQ(sheet->rows[1].cells, (std::vector<std::string>{"王一", "2016-05-04", "3350"}));
    EXPECT_EQ(sheet->rows[2].cells, (std::vector<std::string>{"", "20160504 ", "0.5"}));
    EXPECT_EQ(sheet->rows[2].row_number, 3);
}

TEST_F(Xlsx, tells_merged_cells) {
    {
        XlsxWriter writer(path_, "s");
        writer.merge(0, 1, 0, 2, "男方");
        writer.close();
    }
    auto sheet = read_xlsx(path_);
    ASSERT_TRUE(sheet);
    ASSERT_EQ(sheet->merged.size(), 1u);
    EXPECT_EQ(sheet->merged[0].column_first, 1);
    EXPECT_EQ(sheet->merged[0].column_last, 2);
    EXPECT_EQ(sheet->rows[0].cells[1], "男方");
}

TEST_F(Xlsx, cells_become_texts_as_a_person_sees_them) {
    struct Example {
        char const* title;
        char const* cell;
        char const* expected;
    };
    Example const examples[] = {
        {"a long number written in powers of ten", R"(<c r="A1"><v>3.20412001001E+11</v></c>)", "320412001001"},
        {"a built-in date style", R"(<c r="A1" s="1"><v>42494</v></c>)", "2016-05-04"},
        {"a custom date style", R"(<c r="A1" s="2"><v>42494.75</v></c>)", "2016-05-04"},
        {"a serial without a style stays a number", R"(<c r="A1"><v>42494</v></c>)", "42494"},
        {"the cached value of a formula", R"(<c r="A1"><f>1+1</f><v>2</v></c>)", "2"},
        {"a text formula", R"(<c r="A1" t="str"><f>A2</f><v>王一</v></c>)", "王一"},
        {"an inline string in pieces", R"(<c r="A1" t="inlineStr"><is><r><t>王</t></r><r><t>一</t></r></is></c>)", "王一"},
        {"a truth value", R"(<c r="A1" t="b"><v>1</v></c>)", "TRUE"},
        {"no cell reference", R"(<c><v>7</v></c>)", "7"},
    };
    for (auto const& example : examples) {
        write_sheet("<row>" + std::string(example.cell) + "</row>");
        auto sheet = read_xlsx(path_);
        ASSERT_TRUE(sheet) << example.title;
        EXPECT_EQ(sheet->rows.at(0).cells.at(0), example.expected) << example.title;
    }
}

TEST_F(Xlsx, a_formula_without_its_value_is_told) {
    write_sheet(R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f></c></row>)");
    EXPECT_EQ(read_xlsx(path_)->rows.at(0).formula_without_value, 2);
}

TEST_F(Xlsx, refuses_what_is_damaged_or_hostile) {
    write_sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "<!DOCTYPE x [<!ENTITY a \"b\">]>");
    EXPECT_EQ(read_xlsx(path_).error(), message::xlsx_hostile);
    write_sheet(R"(<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>)");
    auto cut = read_xlsx(path_);
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error(), message::xlsx_broken);
    EXPECT_NE(cut.error().text(Language::en).find("row 2 column 2"), std::string::npos) << cut.error().text(Language::en);
    write_sheet(R"(<row r="1"><c r="ZZZ1"><v>1</v></c></row>)");
    EXPECT_EQ(read_xlsx(path_).error(), message::too_many_columns);
}

TEST_F(Xlsx, refuses_a_file_cut_short_at_any_byte) {
    write_sheet(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
    auto bytes = read_file(path_);
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        write_file(path_, std::string_view(bytes).substr(0, size));
        auto sheet = read_xlsx(path_);
        ASSERT_FALSE(sheet) << size;
        EXPECT_EQ(sheet.error(), message::xlsx_broken) << size;
    }
}

TEST_F(Xlsx, refuses_a_bomb_long_before_it_fills_the_memory) {
    write_sheet(R"(<row r="1"><c r="A1" t="str"><v>)" + std::string(64u << 20, 'x'));
    EXPECT_LT(std::filesystem::file_size(path_), 100'000u);
    EXPECT_EQ(read_xlsx(path_).error(), message::xlsx_too_large);
}

TEST(Compression, gives_the_bytes_back_and_refuses_damage) {
    std::string bytes(100'000, 'a');
    auto frame = compress(bytes);
    EXPECT_LT(frame.size(), bytes.size() / 100);
    EXPECT_EQ(*decompress(frame, bytes.size()), bytes);
    EXPECT_EQ(decompress(frame, bytes.size() - 1).error(), message::compression_broken);
    EXPECT_EQ(decompress(std::string_view(frame).substr(0, frame.size() - 1), bytes.size()).error(), message::compression_broken);
    EXPECT_EQ(decompress("no frame", 100).error(), message::compression_broken);
}

}  // namespace
}  // namespace jiayu::exchange
