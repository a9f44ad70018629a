#include "service/encode_records.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "linkage/clk_dice.hpp"
#include "linkage/messages.hpp"
#include "service/messages.hpp"

namespace jiayu::service {
namespace {

constexpr std::string_view schema = R"(
id = "number"
[[feature]]
name = "name"
column = "姓名"
hashes = 20
[[feature]]
name = "born"
column = "出生日期"
clean = ["digits"]
qgram = 1
positional = true
padded = false
hashes = 15
)";
constexpr std::string_view people = "number,姓名,出生日期,镇\n1,张三丰,1980-02-29,南\n2,李四,1990-01-01,北\n3,,,北\n";

class EncodeRecords : public ::testing::Test {
protected:
    EncodeRecords() : folder_(std::filesystem::temp_directory_path() / fmt::format("jiayu_encode_records_{}", ::getpid())) {
        std::filesystem::create_directories(folder_);
        request_ = {.schema = file("schema.toml", schema), .file = file("people.csv", people), .output = folder_ / "out.csv", .key_file = {}, .key = "an invented key for tests", .keep = {}};
    }
    ~EncodeRecords() override { std::filesystem::remove_all(folder_); }

    Path file(std::string const& name, std::string_view bytes) {
        write_file(folder_ / name, bytes);
        return folder_ / name;
    }
    void expect_refusal(Message const& refusal) {
        auto const report = encode_file(request_);
        ASSERT_FALSE(report) << refusal.name;
        EXPECT_TRUE(report.error() == refusal) << report.error().text(Language::en);
        EXPECT_FALSE(std::filesystem::exists(request_.output)) << refusal.name;
    }

    Path folder_;
    EncodeRequest request_;
};

TEST_F(EncodeRecords, writes_ids_and_codes_and_nothing_else) {
    auto const report = encode_file(request_);
    ASSERT_TRUE(report) << report.error().text(Language::en);
    EXPECT_EQ(report->records, 3u);
    EXPECT_EQ(report->encoded.blank, 1u);
    auto const text = read_file(request_.output);
    EXPECT_TRUE(text.starts_with("id,clk\r\n"));
    for (auto const* clear : {"张", "李", "1980", "南", "北", "出生"}) EXPECT_EQ(text.find(clear), text.npos) << clear;
    EXPECT_NE(text.find("\r\n3,\r\n"), text.npos) << "a record of which nothing is known has no code";
    EXPECT_EQ(text.size(), std::string_view("id,clk\r\n").size() + 2 * (std::string_view("1,\r\n").size() + 172) + std::string_view("3,\r\n").size());
}

TEST_F(EncodeRecords, the_same_key_from_file_or_environment_gives_the_same_file) {
    ASSERT_TRUE(encode_file(request_));
    auto const first = read_file(request_.output);
    request_.key_file = file("key", request_.key + "\n");
    std::filesystem::permissions(request_.key_file, std::filesystem::perms::owner_read);
    request_.key = {};
    auto report = encode_file(request_);
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->key_is_open);
    EXPECT_EQ(read_file(request_.output), first);
    std::filesystem::permissions(request_.key_file, std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
    report = encode_file(request_);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->key_is_open);
}

TEST_F(EncodeRecords, a_column_is_kept_only_when_asked_and_never_one_of_the_schema) {
    request_.keep = {"镇"};
    ASSERT_TRUE(encode_file(request_));
    EXPECT_NE(read_file(request_.output).find("南"), std::string::npos);
    std::filesystem::remove(request_.output);
    request_.keep = {"姓名"};
    expect_refusal(message::encode_keep_in_clear);
}

TEST_F(EncodeRecords, refuses_and_writes_nothing) {
    auto const fine = request_;
    request_.key = "fifteen bytes..";
    expect_refusal(linkage::message::clk_key_short);
    request_.key = {};
    expect_refusal(message::encode_no_key);
    request_ = fine;
    request_.file = file("short.csv", "number,姓名\n1,张三丰\n");
    expect_refusal(message::link_column_missing);
    request_ = fine;
    request_.schema = file("open.toml", "id = \"姓名\"\n" + std::string(schema.substr(schema.find("[[feature]]"))));
    expect_refusal(message::encode_id_in_clear);
}

}  // namespace
}  // namespace jiayu::service
