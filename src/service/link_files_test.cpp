#include "service/link_files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "db/duck_database.hpp"
#include "exchange/text_encoding.hpp"
#include "service/messages.hpp"

namespace jiayu::service {
namespace {

class LinkFiles : public ::testing::Test {
protected:
    LinkFiles() : folder_(std::filesystem::temp_directory_path() / fmt::format("jiayu_link_files_{}", ::getpid())) {
        std::filesystem::create_directories(folder_);
    }
    ~LinkFiles() override { std::filesystem::remove_all(folder_); }

    Path file(std::string const& name, std::string_view bytes) {
        write_file(folder_ / name, bytes);
        return folder_ / name;
    }
    static Result<ReadRecords> read(std::vector<Path> const& files, RecordColumns const& columns = {}) {
        Progress progress("test");
        return read_records(files, columns, progress);
    }
    // "id=value|value" of each record, sorted.
    static std::vector<std::string> rows(linkage::Records const& records) {
        std::vector<std::string> rows;
        for (std::size_t row = 0; row < records.size(); ++row) {
            auto text = records.sources[records.source_of[row]] + "/" + std::string(records.ids[row]) + "=";
            for (auto const& column : records.columns) text += (&column == records.columns.data() ? "" : "|") + std::string(column.values.text(column.codes[row]));
            rows.push_back(text);
        }
        std::ranges::sort(rows);
        return rows;
    }
    using Rows = std::vector<std::string>;

    Path folder_;
};

TEST_F(LinkFiles, reads_whatever_delimiter_encoding_and_line_end) {
    Rows const expected{"people/1=张伟|a,b", "people/2=|x"};
    std::string const comma = "name, note\r\n 张伟 ,\"a,b\"\r\n　,x\r\n", bar = "name|note\n张伟|a,b\n\n |x";
    auto gb = exchange::encode("name;note\n张伟;a,b\n;x\n", exchange::Encoding::gb18030);
    for (auto const& bytes : {comma, "\xEF\xBB\xBF" + comma, bar, gb, std::string("name\tnote\n张伟\ta,b\n\tx\n")}) {
        auto found = read({file("people.csv", bytes)});
        ASSERT_TRUE(found) << found.error().text(Language::en);
        EXPECT_EQ(rows(found->records), expected) << bytes;
        EXPECT_TRUE(found->refused.empty());
    }
}

TEST_F(LinkFiles, keeps_rows_that_cannot_be_read_with_their_reason) {
    auto path = file("ugly.csv", "id,name\n1,Ann\n2\n3,Bob,more\n4,\"Cid\"x\n,Dan\n5,Eve,\n6,\"Fay \"\"F\"\"\"\n");
    auto found = read({path}, {.id = "id"});
    ASSERT_TRUE(found);
    EXPECT_EQ(rows(found->records), (Rows{"ugly/1=Ann", "ugly/5=Eve", "ugly/6=Fay \"F\""}));
    std::vector<std::int64_t> refused;
    for (auto const& row : found->refused) refused.push_back(row.row_number);
    EXPECT_EQ(refused, (std::vector<std::int64_t>{3, 4, 5, 6}));
    write_refused_rows(folder_ / "errors.csv", found->refused);
    auto told = jiayu::read_file(folder_ / "errors.csv");
    EXPECT_NE(told.find("ugly.csv,3,"), std::string::npos);
    EXPECT_NE(told.find("\"4,\"\"Cid\"\"x\""), std::string::npos) << told;
}

TEST_F(LinkFiles, a_row_that_cannot_be_decoded_is_kept_apart) {
    std::string text = "name,town\n";
    for (int i = 0; i < 40; ++i) text += "张伟,常州\n";
    auto found = read({file("people.csv", text + "\xFF\xFE,x\n")});
    ASSERT_TRUE(found) << found.error().text(Language::en);
    EXPECT_EQ(found->records.size(), 40u);
    ASSERT_EQ(found->refused.size(), 1u);
    EXPECT_EQ(found->refused[0].row_number, 42);
}

TEST_F(LinkFiles, the_order_of_rows_and_columns_changes_nothing) {
    RecordColumns const columns{.id = "id", .rules = {{.name = "name"}, {.name = "town"}}};
    auto one = read({file("a.csv", "id,name,town\n1,Ann,Leeds\n2,Bob,York\n3,Ann,Hull\n")}, columns);
    auto two = read({file("a.csv", "town,id,name\nHull,3,Ann\nLeeds,1,Ann\nYork,2,Bob\n")}, columns);
    ASSERT_TRUE(one && two);
    for (std::size_t row = 0; row < 3; ++row) EXPECT_EQ(one->records.ids[row], two->records.ids[row]);
    for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(one->records.columns[i].codes, two->records.columns[i].codes);
}

TEST_F(LinkFiles, sources_are_named_apart_and_lacking_columns_are_absent) {
    std::filesystem::create_directories(folder_ / "b");
    auto found = read({file("a.csv", "name,town\nAnn,Leeds\n"), file("b/a.csv", "name\nBob\n")}, {.rules = {{.name = "name"}, {.name = "town"}}});
    ASSERT_TRUE(found);
    EXPECT_EQ(rows(found->records), (Rows{"a/1=Ann|Leeds", "a_2/1=Bob|"}));
    ASSERT_EQ(found->notes.size(), 1u);
    EXPECT_TRUE(found->notes[0] == message::link_column_absent);
}

TEST_F(LinkFiles, one_column_may_be_read_twice_and_absent_words_are_no_values) {
    auto found = read({file("a.csv", "name\nAnn\nunknown\n")}, {.rules = {{.name = "name", .absent = {"unknown"}}, {.name = "sent", .of = "name"}}});
    ASSERT_TRUE(found);
    EXPECT_EQ(rows(found->records), (Rows{"a/1=Ann|Ann", "a/2=|unknown"}));
}

struct Refusal {
    char const* title;
    std::string_view bytes;
    RecordColumns columns;
    Message const& code;
};

TEST_F(LinkFiles, refuses_what_is_no_table_of_records) {
    Refusal const refusals[] = {
        {"a doubled id", "id,name\n1,Ann\n2,Bob\n1,Cid\n", {.id = "id"}, message::link_id_doubled},
        {"a doubled header", "name,name\nAnn,Ann\n", {}, message::link_header_doubled},
        {"no records", "name,town\n", {}, message::link_no_records},
        {"a missing column", "name,town\nAnn,Leeds\n", {.rules = {{.name = "nmae"}}}, message::link_column_missing},
        {"a missing id", "name,town\nAnn,Leeds\n", {.id = "number"}, message::link_column_missing},
        {"a broken Parquet file", "PAR1 and nothing more", {}, message::link_parquet_broken},
    };
    for (auto const& refusal : refusals) {
        auto found = read({file("a.csv", refusal.bytes)}, refusal.columns);
        ASSERT_FALSE(found) << refusal.title;
        EXPECT_TRUE(found.error() == refusal.code) << refusal.title << ": " << found.error().text(Language::en);
    }
    EXPECT_FALSE(read({folder_ / "nowhere.csv"}));
}

TEST_F(LinkFiles, a_missing_column_names_the_nearest_header) {
    auto found = read({file("a.csv", "forename,town\nAnn,Leeds\n")}, {.rules = {{.name = "forname"}}});
    ASSERT_FALSE(found);
    EXPECT_NE(found.error().text(Language::en).find("forename"), std::string::npos);
}

TEST_F(LinkFiles, reads_parquet_as_texts) {
    db::DuckDatabase database({.opens_files = true});
    auto connection = database.connect();
    auto path = folder_ / "people.parquet";
    connection.run("copy (values (1, ' Ann ', date '1971-06-24'), (2, null, null)) to '" + path.string() + "' (format parquet)");
    auto found = read({path}, {.id = "col0"});
    ASSERT_TRUE(found) << found.error().text(Language::en);
    EXPECT_EQ(rows(found->records), (Rows{"people/1=Ann|1971-06-24", "people/2=|"}));
}

}  // namespace
}  // namespace jiayu::service
