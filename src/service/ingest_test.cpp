#include "service/ingest.hpp"

#include <gtest/gtest.h>

#include "exchange/csv_reader.hpp"
#include "exchange/messages.hpp"
#include "exchange/text_encoding.hpp"
#include "exchange/xlsx_reader.hpp"
#include "exchange/xlsx_writer.hpp"
#include "service/messages.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::service {
namespace {

constexpr std::string_view school_header = "学籍号,姓名,性别,身份证件号,出生日期,民族,学校,年级,入学日期,离校日期,监护人姓名,监护人电话,现住址,现住地区划代码";

std::string school_row(int number, std::string const& name = "王小一") {
    return fmt::format("P{},{},男,,2010-01-0{},汉族,湖塘小学,一年级,2016/9/1,,王大,12012345678,湖塘镇,320412100001", number, name, number % 9 + 1);
}

std::string school_file(int rows) {
    std::string text(school_header);
    for (int row = 1; row <= rows; ++row) text += "\n" + school_row(row);
    return text + "\n";
}

class Ingest : public store::OnBothStores {
protected:
    void SetUp() override {
        OnBothStores::SetUp();
        if (IsSkipped()) return;
        static int count = 0;
        folder_ = std::filesystem::temp_directory_path() / fmt::format("jiayu_ingest_{}_{}", ::getpid(), ++count);
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_ / "in");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Path put(std::string const& name, std::string_view bytes) {
        std::filesystem::create_directories((folder_ / "in" / name).parent_path());
        write_file(folder_ / "in" / name, bytes);
        return folder_ / "in" / name;
    }

    IngestReport ingest_all(std::vector<Path> const& inputs) {
        Progress progress("test");
        auto report = ingest({.data = folder_ / "data", .store_url = test_store->url(), .packs = Path(JIAYU_SOURCE_FOLDER) / "packs",
                              .inputs = inputs, .actor = "tester", .now_utc = "2026-01-01T00:00:00Z"}, progress);
        EXPECT_TRUE(report) << report.error().text(Language::en);
        return report ? *report : IngestReport();
    }
    IngestedFile ingest_one(Path const& path) { return ingest_all({path}).files.at(0); }

    // The answer's cells, "∅" for null, rows by "/".
    std::string ask(std::string_view sql, int columns) {
        std::string answer;
        db::Statement statement{"test", sql, "", ""};
        store->query(statement, {}, [&](db::Row const& row) {
            if (!answer.empty()) answer += "/";
            for (int column = 0; column < columns; ++column)
                answer += (column ? "," : "") + (row.is_null(column) ? std::string("∅") : std::string(row.text(column)));
        });
        return answer;
    }

    Path folder_;
};

TEST_P(Ingest, a_row_becomes_a_record_and_its_mentions) {
    auto path = put("a.csv",
                    "分娩编号,产妇姓名,产妇身份证号,产妇出生日期,联系电话,丈夫姓名,丈夫身份证号,现住址,现住地区划代码,分娩日期,孕周,胎数,胎次,新生儿姓名,新生儿性别,出生体重(g),出生医学证明编号,活产,分娩机构,备注\n"
                    "D1,张一梅 ,99041219900101002X,19900101,12012345678,王二,9904121990010100O1,湖塘,320412100001,２０１６０５０４,39,1,1,张一梅之女,女,3350,X320000001,是,医院,\n"
                    "D2,李四,,1990年2月30日,,,,,,20160505,39,1,1,,不明,3350,,否,医院,足月\n");
    auto file = ingest_one(path);
    EXPECT_EQ(file.department, Department::hospital_delivery);
    EXPECT_EQ(file.layout, "hospital_delivery/2016");
    EXPECT_EQ(file.rows, 2);
    EXPECT_EQ(file.mentions, 4) << "mother, father, child; a mother alone, because the birth was still";
    EXPECT_EQ(ask("select role, name, name_sent, birth_date, mother_name, father_name from mention order by mention_id", 6),
              "1,张一梅,张一梅 ,19900101,∅,∅/2,王二,∅,∅,∅,∅/3,张一梅之女,∅,20160504,张一梅,王二/1,李四,∅,∅,∅,∅");
    EXPECT_EQ(ask("select citizen_number_sent from mention where role = 2", 1), "9904121990010100O1") << "a letter O stays a letter";
    EXPECT_EQ(ask("select birth_date_sent from mention where mention_id = 4", 1), "1990年2月30日") << "a wrong date stays as written";
    EXPECT_EQ(ask("select record_id, delivered_on, live_birth, remark from delivery_record order by record_id", 4),
              "1,20160504,1,∅/2,20160505,0,足月");
}

TEST_P(Ingest, a_row_is_tied_by_any_name_or_number_of_the_person_or_the_family) {
    std::string header = "接种卡号,儿童姓名,身份证号,母亲姓名,联系电话\n";
    auto file = ingest_one(put("i.csv", header + "1,,,张一梅,\n2,,1,,\n3,王小毛,,,\n4,,,,12012345678\n"));
    EXPECT_EQ(file.accepted, 3);
    EXPECT_EQ(ask("select row_number, reason from refused_row", 2), "5,service.row_of_nobody");
}

TEST_P(Ingest, twice_is_once) {
    auto path = put("in.csv", school_file(5000));
    EXPECT_EQ(ingest_one(path).accepted, 5000);
    auto before = ask("select count(*), max(mention_id), max(record_id) from mention", 3);
    auto again = ingest_one(path);
    EXPECT_EQ(again.outcome, IngestOutcome::repeated);
    EXPECT_EQ(again.repeats, "in.csv");
    EXPECT_EQ(ask("select count(*), max(mention_id), max(record_id) from mention", 3), before);
    auto renamed = put("renamed.csv", school_file(5000));
    EXPECT_EQ(ingest_one(renamed).outcome, IngestOutcome::repeated) << "the content counts, not the name";
    EXPECT_EQ(ask("select count(*) from source_file", 1), "1");
}

TEST_P(Ingest, the_form_of_a_file_does_not_matter) {
    auto text = school_file(3);
    auto tabs = text;
    std::ranges::replace(tabs, ',', '\t');
    std::string const forms[] = {text, exchange::encode(text + " \n", exchange::Encoding::utf8_with_mark),
                                 exchange::encode(text, exchange::Encoding::gb18030), tabs};
    for (int i = 0; auto const& form : forms) {
        auto file = ingest_one(put(fmt::format("{}.csv", i++), form));
        EXPECT_EQ(file.outcome, IngestOutcome::accepted) << i;
        EXPECT_EQ(file.accepted, 3) << i;
        EXPECT_EQ(file.refused, 0) << i;
    }
    EXPECT_EQ(ask("select count(*), count(distinct file_id), count(distinct mention_id) from mention where name = '王小一' and birth_date is not null", 3),
              "12,4,12");
}

TEST_P(Ingest, merged_headers_titles_notes_and_totals_of_sheets) {
    auto path = folder_ / "in" / "m.xlsx";
    {
        exchange::XlsxWriter writer(path, "登记");
        auto row = [&](std::vector<std::string_view> texts) {
            std::vector<exchange::XlsxCell> cells(texts.begin(), texts.end());
            writer.append_row(cells);
        };
        row({"婚姻登记台账"});
        row({"登记字号", "业务类型", "登记日期", "男方", "", "女方", ""});
        row({"", "", "", "姓名", "身份证号", "姓名", "身份证号"});
        exchange::XlsxCell const marriage[] = {std::string_view("J1"), std::string_view("结婚"), exchange::DateCell{*make_date(2016, 5, 4)},
                                               std::string_view("王一"), std::string_view(""), std::string_view("李二"), std::string_view("1")};
        writer.append_row(marriage);
        row({"注：本表由婚姻登记处填报"});
        writer.merge(0, 0, 0, 6, "婚姻登记台账");
        for (int column = 0; column < 3; ++column)
            writer.merge(1, column, 2, column, std::vector{"登记字号", "业务类型", "登记日期"}[std::size_t(column)]);
        writer.merge(1, 3, 1, 4, "男方");
        writer.merge(1, 5, 1, 6, "女方");
        writer.close();
    }
    auto file = ingest_one(path);
    ASSERT_FALSE(file.error) << file.error->text(Language::en);
    EXPECT_EQ(file.department, Department::marriage);
    EXPECT_EQ(file.accepted, 1);
    EXPECT_EQ(file.refused, 0);
    EXPECT_EQ(file.notes, 1);
    EXPECT_EQ(ask("select role, name, citizen_number_sent, spouse_name, observed_on, row_number from mention order by role", 6),
              "4,王一,∅,李二,20160504,4/5,李二,1,王一,20160504,4");
}

TEST_P(Ingest, monthly_tables_skip_units_and_totals) {
    auto path = put("m.csv", "社区月报表\n社区代码,社区名称,月份,期初人口,出生合计,男,女,一孩,二孩,多孩,死亡,迁入,迁出,期末人口\n"
                             ",,,人,人,人,人,人,人,人,人,人,人,人\n"
                             "320412100001,湖塘社区,201706,100,2,1,1,1,1,0,1,3,4,100\n"
                             ",湖塘社区,201707,100,2,1,1,1,1,0,1,3,4,100\n"
                             "合计,,,100,2,1,1,1,1,0,1,3,4,100\n");
    auto file = ingest_one(path);
    EXPECT_EQ(file.accepted, 1);
    EXPECT_EQ(file.notes, 2);
    EXPECT_EQ(file.refused, 1) << "a row without its community";
    EXPECT_EQ(file.mentions, 0);
    EXPECT_EQ(ask("select record_id, file_id, row_number, division_code, month, opening, closing from community_month", 7),
              "1,1,4,320412100001,201706,100,100");
}

TEST_P(Ingest, a_roll_of_payments_tells_benefit_period_months_and_fen_and_loses_what_is_repealed) {
    auto path = put("roll.csv",
                    "序号,项目,扶助类别,姓名,身份证号,有无违反计划生育情况,政策属性,子女姓名,子女身份证号,发放年度,计发起月,计发止月,金额(元),发放日期,状态,开始年度,开户名,银行账号,开户银行\n"
                    "1,农村奖励扶助,,张一梅,99041219500101002X,无,内,,,2019,2019-01,201912,960.00元,20191105,已发放,2010,张一梅 ,99 0001,农商行\n"
                    "2,特别扶助,子女伤残,李四,990412195501010021,无,内,李小五,990412198001010011,2019,201901,201912,\"4,200\",20191105,退汇,2018,李四,990002,\n"
                    "3,企业退休一次性奖励,,王二,990412195901010021,无,内,,,一次性,,,3600.5.1,20191105,已发放,2019,王二,,\n");
    auto file = ingest_one(path);
    EXPECT_EQ(file.department, Department::benefits_office);
    EXPECT_EQ(file.cut.size(), 2u);
    EXPECT_EQ(file.mentions, 4) << "three payees and the child for whom one is paid";
    EXPECT_EQ(ask("select benefit, ground, period, from_month, to_month, amount, status, holder_name from benefit_payment_record order by record_id", 8),
              "rural_reward,∅,2019,201901,201912,96000,1,张一梅/special_support,2,2019,201901,201912,420000,2,李四/"
              "enterprise_retirement,∅,once,∅,∅,∅,1,王二");
    EXPECT_EQ(ask("select row_number, header, sent from unread_value order by row_number", 3), "4,金额(元),3600.5.1") << "no amount: kept as sent";
}

TEST_P(Ingest, a_register_of_documents_tells_kind_grade_and_days) {
    auto path = put("documents.csv",
                    "登记编号,证件种类,证件编号,等级,持有人姓名,性别,身份证号,子女姓名,子女身份证号,发证机关,发证日期,终止日期,终止原因\n"
                    "1,独生子女父母光荣证,武-0001,,张一梅,女,99041219500101002X,张小一,990412198001010o11,街道,1981-05-04,2016-03-01,再生育\n"
                    "2,残疾人证,99041219800101001143,三级,李小五,男,990412198001010011,,,残联,2012-01-09,,\n"
                    "3,手术并发症鉴定,,2,王二,女,990412195901010021,,,鉴定组,2010-01-09,,\n");
    EXPECT_EQ(ingest_one(path).mentions, 3) << "a holder each";
    EXPECT_EQ(ask("select kind, grade, issued_on, ended_on, ended_reason, child_name, child_number from benefit_document_record order by record_id", 7),
              "1,∅,19810504,20160301,再生育,张小一,990412198001010O11/2,3,20120109,∅,∅,∅,∅/3,2,20100109,∅,∅,∅,∅");
}

TEST_P(Ingest, columns_of_repealed_functions_are_cut_before_anything_is_kept) {
    std::string header = "户人编号,户编号,姓名,避孕措施,居住状况,政策属性\n";
    auto file = ingest_one(put("c.csv", header + "1,1,王一,甲,户籍常住,乙\n2,1,王二,,流入,\n3,1,王三,甲\n"));
    ASSERT_FALSE(file.error) << file.error->text(Language::en);
    EXPECT_EQ(file.layout, "community_cases/2011");
    EXPECT_EQ(file.accepted, 2);
    ASSERT_EQ(file.cut.size(), 2u);
    EXPECT_EQ(file.cut[0].name, "避孕措施");
    EXPECT_EQ(file.cut[1].filled_rows, 1);
    EXPECT_EQ(ask("select content from refused_row", 1), "[\"3\"]") << "a row two cells short keeps nothing that may be of the cut column";
    auto sheet = read_file(file.error_sheet);
    EXPECT_EQ(sheet.find("避孕"), std::string::npos);
    EXPECT_EQ(sheet.find("甲"), std::string::npos);
    EXPECT_NE(ask("select sha256 from source_file", 1), ask("select original_sha256 from source_file", 1));
    auto blank = header;
    EXPECT_EQ(ingest_one(put("d.csv", header + "1,1,王一,丙,户籍常住,丁\n2,1,王二,,流入,\n3,1,王三,丙\n")).outcome, IngestOutcome::repeated)
        << "what differs in cut columns alone is the same file";
}

TEST_P(Ingest, a_row_out_of_line_with_a_repealed_column_is_refused_and_keeps_no_value_of_it) {
    std::string header = "户人编号,户编号,姓名,避孕措施,居住状况,政策属性";
    auto whole = ingest_one(put("a.csv", header + ",\n1,1,王一,甲,户籍常住,乙,\n1,王二,甲,户籍常住,乙,\n"));
    EXPECT_EQ(whole.accepted, 1) << "a delimiter at the end of every row, the header's too, is no cell";
    EXPECT_EQ(whole.refused, 1);
    auto split = ingest_one(put("b.csv", header + "\n3,1,王,三,甲,户籍常住,\n"));
    EXPECT_EQ(split.refused, 1) << "seven cells, the last empty: the repealed one may stand under its neighbour";
    EXPECT_EQ(ask("select content from refused_row order by file_id", 1), "[\"1\",\"王二\"]/[\"3\",\"1\",\"王\"]");
}

TEST_P(Ingest, a_text_that_is_no_value_of_its_column_is_kept_as_sent) {
    auto row = school_row(1);
    row.replace(row.find("2016/9/1"), 8, "二〇一六年秋");
    row.replace(row.find("一年级"), std::string("一年级").size(), "学前");
    row.replace(row.find("2010-01-02"), 10, "不详");
    auto file = ingest_one(put("s.csv", std::string(school_header) + "\n" + row + "\n" + school_row(2) + "\n"));
    ASSERT_FALSE(file.error) << file.error->text(Language::en);
    EXPECT_EQ(file.accepted, 2);
    EXPECT_EQ(ask("select enrolled_on, grade from school_record order by record_id", 2), "∅,∅/20160901,1");
    EXPECT_EQ(ask("select file_id, row_number, header, sent from unread_value order by sent", 4), "1,2,入学日期,二〇一六年秋/1,2,年级,学前");
    EXPECT_EQ(ask("select birth_date_sent from mention where birth_date is null", 1), "不详") << "has its place beside the value";
    ASSERT_EQ(file.unread_values.size(), 2u);
    EXPECT_EQ(file.unread_values[0].name, "入学日期");
    EXPECT_EQ(file.unread_values[0].rows, 1);
}

TEST_P(Ingest, a_corrected_row_that_is_still_out_of_line_comes_back_as_sent) {
    auto file = ingest_one(put("s.csv", std::string(school_header) + "\nP2,王小二,男\n"));
    auto sheet = read_file(file.error_sheet);
    auto at = sheet.find("P2,王小二,男");
    ASSERT_NE(at, std::string::npos);
    auto again = ingest_one(put("again.csv", sheet.replace(at, std::string("P2,王小二,男").size(), "P2,王小二,男,320412")));
    EXPECT_EQ(again.corrected, 1);
    EXPECT_EQ(again.refused, 1);
    EXPECT_EQ(ask("select content from refused_row where corrected_by_file_id is null", 1), "[\"P2\",\"王小二\",\"男\",\"320412\"]");
}

TEST_P(Ingest, refused_rows_come_back_in_the_same_form_and_are_replaced_when_corrected) {
    auto text = std::string(school_header) + "\n" + school_row(1) + "\nP2,王小二,男\n,,,,,,湖塘小学,,,,,,,\n";
    auto file = ingest_one(put("s.csv", exchange::encode(text, exchange::Encoding::gb18030)));
    EXPECT_EQ(file.accepted, 1);
    EXPECT_EQ(file.refused, 2);
    auto bytes = read_file(file.error_sheet);
    EXPECT_EQ(*exchange::detect_encoding(bytes, "s"), exchange::Encoding::gb18030);
    auto sheet = std::string(exchange::DecodedText(bytes, exchange::Encoding::gb18030).text());
    EXPECT_NE(sheet.find("应有14列，实有3列"), std::string::npos);
    EXPECT_NE(sheet.find("14 cells expected, 3 found"), std::string::npos);

    auto cut_short = sheet.find("P2,王小二,男\r\n");
    ASSERT_NE(cut_short, std::string::npos);
    auto corrected = sheet.replace(cut_short, std::string("P2,王小二,男").size(), school_row(2, "王小二"));
    auto again = ingest_one(put("corrected.csv", corrected));
    ASSERT_FALSE(again.error) << again.error->text(Language::en);
    EXPECT_EQ(again.department, Department::schools);
    EXPECT_EQ(again.accepted, 1);
    EXPECT_EQ(again.refused, 1) << "the other row still speaks of nobody";
    EXPECT_EQ(again.corrected, 2);
    EXPECT_TRUE(again.unread.empty());
    EXPECT_EQ(ask("select count(*) from refused_row where corrected_by_file_id is null", 1), "1");
    EXPECT_EQ(ask("select file_id, row_number, corrected_by_file_id from refused_row order by file_id, row_number", 3),
              "1,3,2/1,4,2/2,3,∅");
}

TEST_P(Ingest, folders_are_walked_without_truth_and_bad_files_do_not_stop_good_ones) {
    put("schools/a.csv", school_file(2));
    put("truth/persons.csv", school_file(3));
    put("readme.md", "# nothing");
    put("b.csv", "a,b\n1,2\n");
    auto report = ingest_all({folder_ / "in"});
    ASSERT_EQ(report.files.size(), 2u);
    EXPECT_EQ(report.files[0].outcome, IngestOutcome::refused);
    EXPECT_EQ(*report.files[0].error, message::table_not_recognised);
    EXPECT_EQ(report.files[1].accepted, 2);
    EXPECT_EQ(ask("select count(*) from source_file", 1), "1");
}

TEST_P(Ingest, bad_input_is_refused_whole_naming_the_place_and_leaves_nothing) {
    struct Example {
        char const* title;
        std::string bytes;
        Message const* expected;
        std::string place;
    };
    auto wide = [] {
        std::string header(school_header);
        for (int i = 0; i < 10'000; ++i) header += fmt::format(",列{}", i);
        return header + "\n";
    }();
    auto changed = school_file(2500) + [] {
        auto row = school_row(7);
        std::ranges::replace(row, ',', ';');
        return row + "\n";
    }();
    Example const examples[] = {
        {"an empty file", "", &exchange::message::file_empty, "bad"},
        {"UTF-16", std::string("\xFF\xFE" "a\0b\0", 6), &exchange::message::encoding_utf16, "row 1 column 1"},
        {"neither UTF-8 nor GB18030", "\x81\xFF\x81\xFF\x81\xFF,\x80\xFF\n", &exchange::message::encoding_unknown, "row 1 column 1"},
        {"NUL bytes", school_file(2500) + std::string("a\0b", 3), &exchange::message::nul_byte, "row 2502 column 1"},
        {"10,000 columns", wide, &exchange::message::too_many_columns, "row 1 column 1001"},
        {"a header twice", std::string(school_header) + ",姓名\n", &message::header_doubled, "row 1 column 15"},
        {"a delimiter that changes", changed, &message::delimiter_changed, "row 2502 column 1"},
        {"no table", "Dear colleague,\nplease find attached\n", &message::table_not_recognised, "row 1 column 1"},
        {"an old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &exchange::message::excel_old, "row 1 column 1"},
        {"a workbook cut short", "PK\x03\x04", &exchange::message::xlsx_broken, "row 1 column 1"},
        {"a quote never closed", school_file(2500) + "\"P9,", &exchange::message::quote_not_closed, "row 2502 column 1"},
    };
    for (auto const& example : examples) {
        auto file = ingest_one(put("bad.csv", example.bytes));
        ASSERT_EQ(file.outcome, IngestOutcome::refused) << example.title;
        EXPECT_EQ(*file.error, *example.expected) << example.title << ": " << file.error->text(Language::en);
        for (auto language : {Language::zh, Language::en})
            EXPECT_NE(file.error->text(language).find("bad.csv"), std::string::npos) << example.title;
        EXPECT_NE(file.error->text(Language::en).find(example.place), std::string::npos) << file.error->text(Language::en);
    }
    EXPECT_EQ(ask("select (select count(*) from source_file), (select count(*) from mention), (select count(*) from school_record), (select count(*) from trail)", 4),
              "0,0,0,0");
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder_ / "data" / "files"))
        EXPECT_TRUE(entry.is_directory()) << "nothing is kept of a refused file: " << entry.path();
}

TEST_P(Ingest, a_gigabyte_without_a_line_end_is_refused_without_reading_it) {
    auto path = put("long.csv", "x");
    std::filesystem::resize_file(path, std::uintmax_t(1) << 30);
    auto started = std::chrono::steady_clock::now();
    EXPECT_EQ(*ingest_one(path).error, exchange::message::nul_byte);
    auto letters = put("letters.csv", std::string(3 << 20, 'x'));
    EXPECT_EQ(*ingest_one(letters).error, exchange::message::row_too_long);
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(2));
}

TEST_P(Ingest, a_file_that_is_not_there_is_a_refusal) {
    EXPECT_EQ(*ingest_one(folder_ / "in" / "none.csv").error, message::file_missing);
}

INSTANTIATE_TEST_SUITE_P(, Ingest, store::both_stores(), store::backend_of);

}  // namespace
}  // namespace jiayu::service
