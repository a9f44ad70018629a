// The written files and their truth fit together.
#include <unistd.h>

#include <cmath>

#include "base/digest.hpp"
#include "synth/csv_lines.hpp"
#include "synth/invented_district.hpp"
#include "synth/number_text.hpp"

namespace jiayu::synth {

namespace {

Path const folder = std::filesystem::temp_directory_path() / ("jiayu_synth_test_" + std::to_string(::getpid()));

class Truth : public ::testing::Test {
protected:
    static void SetUpTestSuite() { summary = write_test_district(8'000, 1, folder / "a"); }
    static void TearDownTestSuite() { std::filesystem::remove_all(folder); }
    static std::int64_t rows_of(std::string_view path) {
        auto found = std::ranges::find(summary.files, path, &FileSummary::path);
        return found == summary.files.end() ? -1 : found->rows;
    }
    static DistrictSummary summary;
};
DistrictSummary Truth::summary;

std::map<std::string, std::string> digests(Path const& in) {
    std::map<std::string, std::string> all;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(in))
        if (entry.is_regular_file()) all[std::filesystem::relative(entry.path(), in)] = sha256_hex(read_file(entry.path()));
    return all;
}

int header_rows_of(std::string_view path) {
    return path.starts_with("pregnancy_care") || path.find("发放名册") != path.npos ? 2 : path.starts_with("marriage") || path.find("月报表") != path.npos ? 3 : 1;
}

}  // namespace

TEST_F(Truth, same_seed_same_bytes) {
    write_test_district(8'000, 1, folder / "b");
    EXPECT_EQ(digests(folder / "a"), digests(folder / "b"));
}

TEST_F(Truth, every_row_has_its_mentions) {
    std::map<std::string, std::map<std::int64_t, int>> mentions;
    for_each_csv_row(read_file(folder / "a/truth/mentions.csv"), [&](auto const& cells) {
        ++mentions[std::string(cells[0])][number_of(cells[1])];
    });
    for (auto const& file : summary.files) {
        if (file.path.find("月报表") != file.path.npos) continue;
        auto const& rows = mentions[file.path];
        ASSERT_EQ(std::int64_t(rows.size()), file.rows) << file.path;
        if (rows.empty()) continue;
        EXPECT_EQ(rows.begin()->first, header_rows_of(file.path) + 1) << file.path;
        EXPECT_EQ(rows.rbegin()->first, header_rows_of(file.path) + file.rows) << file.path;
        auto both = file.path.starts_with("marriage") ? 2 : 1;
        for (auto const& [row, count] : rows) EXPECT_GE(count, both);
    }
}

TEST_F(Truth, no_header_stands_twice) {
    auto text = read_file(folder / "a/immunisation/预防接种_2011-2020.csv");
    std::set<std::string_view> seen;
    for_each_part(std::string_view(text).substr(0, text.find("\r\n")), ',', [&](auto header) { EXPECT_TRUE(seen.insert(header).second) << header; });
    EXPECT_GT(seen.size(), 30u);
}

TEST_F(Truth, every_planted_instance_points_at_a_row_or_a_person) {
    std::int64_t count = 0;
    for_each_csv_row(read_file(folder / "a/truth/planted.csv"), [&](auto const& cells) {
        ++count;
        if (cells[1].empty()) {
            EXPECT_GT(number_of(cells[4]), 0) << cells[0];
            EXPECT_LE(number_of(cells[4]), summary.persons);
            return;
        }
        auto row = number_of(cells[2]), headers = std::int64_t(header_rows_of(cells[1]));
        EXPECT_GT(row, headers);
        EXPECT_LE(row, headers + rows_of(cells[1])) << cells[1];
    });
    EXPECT_EQ(count, summary.planted);
}

TEST_F(Truth, no_written_number_or_phone_is_a_real_one) {
    auto text = read_file(folder / "a/social_security/参保人员.csv");
    for_each_csv_row(text, [&](auto const& cells) {
        if (!cells[0].empty()) {
            EXPECT_TRUE(cells[0].starts_with("99"));
        }
        if (!cells[5].empty()) {
            EXPECT_TRUE(cells[5].starts_with("12") && cells[5].size() == 11);
        }
        auto faults = judge_number(cells[3], to_days(*make_date(2020, 12, 31)), {});
        if (faults.valid()) {
            EXPECT_EQ(cells[3][0], '9') << "a number with a right check character is an invented one";
        }
    });
}

TEST_F(Truth, errors_are_about_as_frequent_as_configured) {
    std::map<std::string, std::int64_t, std::less<>> errors;
    std::int64_t rows = 0;
    for_each_csv_row(read_file(folder / "a/truth/mentions.csv"), [&](auto const& cells) {
        if (!cells[0].starts_with("communities")) return;
        ++rows;
        for_each_part(cells[4], ';', [&](auto kind) { ++errors[std::string(kind)]; });
    });
    auto rates = settings_of_test(8'000, 1).rates.of(Department::communities);
    auto expect = [&](std::string_view kind, double rate) {
        auto expected = double(rows) * rate;
        EXPECT_NEAR(double(errors[std::string(kind)]), expected, 4 * std::sqrt(expected) + 0.1 * expected) << kind;
    };
    expect("T01_number_digit", rates.number_digit);
    expect("T11_name_homophone", rates.name_homophone);
    expect("T08_birth_lunar", rates.birth_lunar);
    expect("phone_outdated", rates.phone_outdated * (1 - rates.phone_missing));
    expect("T18_address_variant", rates.address_variant);
    expect("row_duplicate", rates.row_duplicate);
}

TEST(error_rates, unknown_keys_and_impossible_rates_are_refused) {
    EXPECT_FALSE(read_error_rates("[default]\nnumber_digits = 0.1\n"));
    EXPECT_FALSE(read_error_rates("[default]\nnumber_digit = 1.5\n"));
    EXPECT_FALSE(read_error_rates("[department.police]\nnumber_digit = 0.5\n"));
    EXPECT_FALSE(read_error_rates("[default\n"));
    auto rates = read_error_rates("[default]\nnumber_digit = 0.5\n[department.schools]\nnumber_digit = 0.25\n");
    ASSERT_TRUE(rates);
    EXPECT_EQ(rates->of(Department::schools).number_digit, 0.25);
    EXPECT_EQ(rates->of(Department::migration).number_digit, 0.5);
}

}  // namespace jiayu::synth
