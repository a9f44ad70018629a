#include "service/compare_codes.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/random.hpp"
#include "service/messages.hpp"

namespace jiayu::service {
namespace {

class CompareCodes : public ::testing::Test {
protected:
    CompareCodes() : folder_(std::filesystem::temp_directory_path() / fmt::format("jiayu_compare_codes_{}", ::getpid())) { std::filesystem::create_directories(folder_); }
    ~CompareCodes() override { std::filesystem::remove_all(folder_); }

    struct Person {
        std::string id;
        std::vector<std::uint64_t> code;
    };
    // Each of `copies` has a few bits of a person's code changed; strangers share half their bits by chance.
    static std::vector<Person> people(std::string const& prefix, std::size_t count, std::uint64_t changed) {
        Random codes(5), slips(changed);
        std::vector<Person> all;
        for (std::size_t i = 0; i < count; ++i) {
            Person person{prefix + std::to_string(i), {}};
            for (int word = 0; word < 16; ++word) person.code.push_back(codes.next());
            for (std::uint64_t slip = 0; slip < changed * i % 40; ++slip) person.code[slips.below(16)] ^= 1ull << slips.below(64);
            all.push_back(std::move(person));
        }
        return all;
    }
    Path file(std::string const& name, std::vector<Person> const& people) {
        std::string text = "id,clk\n";
        for (auto const& person : people) text += person.id + "," + (person.code.empty() ? "" : linkage::clk_to_base64(person.code)) + "\n";
        write_file(folder_ / name, text);
        return folder_ / name;
    }
    using Found = std::vector<std::tuple<double, std::string, std::string>>;
    Found found() const {
        Progress progress("test");
        auto read = read_records({folder_ / "out.csv"}, {}, progress);
        Found found;
        auto text = [&](std::string_view column, std::size_t row) { return std::string(read->records.find_column(column)->values.text(read->records.find_column(column)->codes[row])); };
        for (std::size_t row = 0; row < read->records.size(); ++row) found.emplace_back(std::stod(text("dice", row)), text("id_l", row), text("id_r", row));
        std::ranges::sort(found);
        return found;
    }
    static Found plain(std::vector<Person> const& a, std::vector<Person> const& b, double dice_min) {
        Found found;
        for (auto const& one : a)
            for (auto const& other : b)
                if (auto dice = linkage::dice(one.code, other.code); dice >= dice_min) found.emplace_back(std::stod(fmt::format("{:.6f}", dice)), one.id, other.id);
        std::ranges::sort(found);
        return found;
    }

    Path folder_;
};

TEST_F(CompareCodes, finds_all_pairs_of_two_files_that_are_alike) {
    auto const a = people("a", 700, 0), b = people("b", 500, 3);
    auto const report = compare_codes({.a = file("a.csv", a), .b = file("b.csv", b), .out = folder_ / "out.csv", .dice_min = 0.9});
    ASSERT_TRUE(report) << report.error().text(Language::en);
    EXPECT_EQ(report->compared, 700u * 500u);
    EXPECT_EQ(report->bits, 1024u);
    EXPECT_EQ(report->pairs, report->steps.back().pairs);
    EXPECT_EQ(found(), plain(a, b, 0.9));
    EXPECT_GT(found().size(), 400u);
}

TEST_F(CompareCodes, compares_one_file_with_itself_each_pair_once) {
    auto all = people("a", 200, 0);
    for (auto const& copy : people("b", 200, 3)) all.push_back(copy);
    auto const report = compare_codes({.a = file("a.csv", all), .b = {}, .out = folder_ / "out.csv", .dice_min = 0.9});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->compared, 400u * 399u / 2);
    EXPECT_EQ(found().size(), plain(people("a", 200, 0), people("b", 200, 3), 0.9).size());
    auto nearest = compare_codes({.a = folder_ / "a.csv", .b = {}, .out = folder_ / "out.csv", .dice_min = 0.5, .nearest = 1});
    ASSERT_TRUE(nearest);
    for (auto const& [dice, left, right] : found()) EXPECT_NE(left, right);
    EXPECT_GE(nearest->pairs, 200u);
    EXPECT_LE(nearest->pairs, 400u);
}

TEST_F(CompareCodes, matches_one_to_one) {
    auto const a = people("a", 300, 0), b = people("b", 300, 3);
    auto const report = compare_codes({.a = file("a.csv", a), .b = file("b.csv", b), .out = folder_ / "out.csv", .dice_min = 0.3, .one_to_one = true});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->pairs, 300u);
    for (auto const& [dice, left, right] : found()) EXPECT_EQ(left.substr(1), right.substr(1)) << dice;
}

TEST_F(CompareCodes, a_record_without_a_code_is_like_none) {
    auto a = people("a", 3, 0);
    a.push_back({"blank", {}});
    auto const report = compare_codes({.a = file("a.csv", a), .b = file("b.csv", a), .out = folder_ / "out.csv", .dice_min = 0.1});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->blank, 2u);
    for (auto const& [dice, left, right] : found()) EXPECT_TRUE(left != "blank" && right != "blank");
}

TEST_F(CompareCodes, writes_parquet_when_the_name_says_so) {
    auto const a = people("a", 30, 0);
    ASSERT_TRUE(compare_codes({.a = file("a.csv", a), .b = file("b.csv", a), .out = folder_ / "out.parquet", .dice_min = 0.9}));
    Progress progress("test");
    auto read = read_records({folder_ / "out.parquet"}, {}, progress);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->records.size(), 30u);
}

TEST_F(CompareCodes, refuses_what_is_no_code_what_is_of_another_length_and_too_many_pairs) {
    auto const a = people("a", 300, 0);
    auto short_codes = a;
    for (auto& person : short_codes) person.code.resize(8);
    auto blank = a;
    for (auto& person : blank) person.code.clear();
    write_file(folder_ / "names.csv", "id,clk\n1,Anna\n");
    CompareRequest request{.a = file("a.csv", a), .b = {}, .out = folder_ / "out.csv", .dice_min = 0.1};
    auto expect_refusal = [&](Message const& refusal) {
        auto const report = compare_codes(request);
        ASSERT_FALSE(report) << refusal.name;
        EXPECT_TRUE(report.error() == refusal) << report.error().text(Language::en);
        EXPECT_FALSE(std::filesystem::exists(request.out));
    };
    request.b = folder_ / "names.csv";
    expect_refusal(message::compare_not_codes);
    request.b = file("short.csv", short_codes);
    expect_refusal(message::compare_lengths);
    request.b = file("blank.csv", blank);
    expect_refusal(message::compare_all_blank);
    request.b.clear();
    request.memory = 100'000;
    expect_refusal(message::compare_too_many);
}

}  // namespace
}  // namespace jiayu::service
