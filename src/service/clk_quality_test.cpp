// What encoding costs: FEBRL 4 (5,000 + 5,000 invented Australians, heavy slips) linked by Dice alone, greedily one to one, on clear
// q-grams and on codes. docs/guide/linkage_privacy.md quotes the table that this test prints.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "linkage/clk_dice.hpp"
#include "linkage/encode_clks.hpp"
#include "linkage/link_records.hpp"
#include "linkage/value_qgrams.hpp"
#include "service/link_files.hpp"

namespace jiayu::service {
namespace {

using linkage::ClkPair;

constexpr std::string_view features = R"(
[[feature]]
column = "given_name"
clean = ["lower", "letters"]
hashes = 12
[[feature]]
column = "surname"
clean = ["lower", "letters"]
hashes = 12
[[feature]]
column = "date_of_birth"
clean = ["digits"]
qgram = 1
positional = true
padded = false
hashes = 12
[[feature]]
column = "address_1"
clean = ["lower", "letters"]
hashes = 5
[[feature]]
column = "suburb"
clean = ["lower", "letters"]
hashes = 5
[[feature]]
column = "postcode"
clean = ["digits"]
qgram = 1
positional = true
padded = false
hashes = 8
)";
constexpr std::string_view number_feature = R"(
[[feature]]
column = "soc_sec_id"
clean = ["digits"]
qgram = 1
positional = true
padded = false
hashes = 12
)";

Path febrl_folder() {
    for (auto const* above : {"..", "../.."})
        if (auto folder = Path(JIAYU_SOURCE_FOLDER) / above / "shared/linkage/febrl4"; std::filesystem::is_directory(folder)) return folder;
    return {};
}

enum class Number { without, with };

linkage::ClkSchema schema_of(std::string const& settings, Number number) {
    auto schema = linkage::clk_schema_from_toml("id = \"rec_id\"\n" + settings + std::string(features) +
                                                std::string(number == Number::with ? number_feature : ""));
    if (!schema) throw std::runtime_error(schema.error().text(Language::en));
    return *schema;
}

linkage::Records read(Path const& file, linkage::ClkSchema const& schema) {
    RecordColumns columns{.id = schema.id, .rules = {}};
    for (auto const& feature : schema.features) columns.rules.push_back(feature.column);
    if (schema.salt) columns.rules.push_back(*schema.salt);
    Progress progress("test");
    auto records = read_records({file}, columns, progress);
    if (!records) throw std::runtime_error(records.error().text(Language::en));
    return std::move(records->records);
}

std::string_view person_of(linkage::Records const& records, linkage::RowIndex row) {
    auto const id = records.ids[row];  // rec-223-org, rec-223-dup-0
    return id.substr(4, id.find('-', 4) - 4);
}

struct Quality {
    double f1 = 0;              // the best of all thresholds
    double lowest = 0, highest = 0;  // thresholds whose F1 is within 0.001 of it
};

// Greedy matches above a higher threshold are the first of those above a lower one, so one pass judges all thresholds.
Quality best_quality(std::vector<ClkPair> matches, linkage::Records const& a, linkage::Records const& b) {
    std::ranges::sort(matches, std::greater(), &ClkPair::dice);
    std::vector<double> f1;
    std::size_t right = 0;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        right += person_of(a, matches[i].a) == person_of(b, matches[i].b);
        f1.push_back(2.0 * double(right) / double(i + 1 + a.size()));
    }
    Quality best{.f1 = f1.empty() ? 0 : std::ranges::max(f1)};
    for (std::size_t i = 0; i < f1.size(); ++i) {
        if (f1[i] < best.f1 - 0.001) continue;
        if (best.highest == 0) best.highest = matches[i].dice;
        best.lowest = matches[i].dice;
    }
    return best;
}

// Dice of the q-grams themselves, each weighing as many bits as it would set.
std::vector<ClkPair> clear_pairs(linkage::Records const& a, linkage::Records const& b, linkage::ClkSchema const& schema) {
    std::map<std::string, std::vector<linkage::RowIndex>> rows_with;
    std::vector<double> weight_of_b(b.size());
    std::vector<std::string> grams;
    auto const each = [&](linkage::Records const& records, linkage::RowIndex row, auto use) {
        for (auto const& feature : schema.features) {
            auto const& column = *records.find_column(feature.column.name);
            linkage::qgrams_of(column.values.text(column.codes[row]), feature, grams);
            for (auto const& gram : grams) use(feature.column.name + gram, double(feature.hashes));
        }
    };
    for (linkage::RowIndex row = 0; row < b.size(); ++row)
        each(b, row, [&](std::string const& gram, double weight) {
            rows_with[gram].push_back(row);
            weight_of_b[row] += weight;
        });
    std::vector<ClkPair> pairs;
    for (linkage::RowIndex row = 0; row < a.size(); ++row) {
        std::vector<double> common(b.size());
        double weight_of_a = 0;
        each(a, row, [&](std::string const& gram, double weight) {
            weight_of_a += weight;
            if (auto at = rows_with.find(gram); at != rows_with.end())
                for (auto other : at->second) common[other] += weight;
        });
        for (linkage::RowIndex other = 0; other < b.size(); ++other)
            if (auto const value = 2 * common[other] / (weight_of_a + weight_of_b[other]); value >= 0.27) pairs.push_back({row, other, value});
    }
    return pairs;
}

struct Files {
    linkage::Records a, b;
};

Files read_both(linkage::ClkSchema const& schema) { return {read(febrl_folder() / "dataset4a.csv", schema), read(febrl_folder() / "dataset4b.csv", schema)}; }

std::vector<ClkPair> coded_pairs(Files const& files, linkage::ClkSchema const& schema, double dice_min) {
    auto const& [a, b] = files;
    auto const key = linkage::SecretKey::from_bytes("an invented key for the measure of quality");
    Progress progress("test");
    auto const codes_a = linkage::encode_clks(a, schema, *key, progress), codes_b = linkage::encode_clks(b, schema, *key, progress);
    if (!codes_a || !codes_b) throw std::runtime_error("FEBRL 4 is not what it was");
    return linkage::find_alike(linkage::ClkSet(codes_a->codes), linkage::ClkSet(codes_b->codes), dice_min);
}

enum class Extent { quick, whole };

struct Setting {
    std::string_view name;
    std::string toml;
    double dice_min;                   // codes of strangers lie below, with diffusion about 0.5
    double f1_min, f1_min_of_number;   // without and with the insurance number
    Extent extent = Extent::whole;
};

void measure(Number number, Extent extent) {
    Setting const settings[] = {
        {"plain", "", 0.45, 0.98, 0.99, Extent::quick},
        {"plain, double hashing", "hashing = \"double\"\n", 0.45, 0.98, 0.99},
        {"balanced, 1,024 bits", "hardening = \"balance\"\n", 0.52, 0.97, 0.99, Extent::quick},
        {"balanced, 2,048 bits", "hardening = \"balance\"\nbits = 2048\n", 0.52, 0.98, 0.99},
        {"diffused, t = 3", "hardening = \"diffuse\"\ndiffusion = 3\n", 0.52, 0.9, 0.97},
        {"diffused, t = 10", "hardening = \"diffuse\"\n", 0.53, 0.5, 0.7},
        {"salted by year of birth", "salt = {column = \"date_of_birth\", clean = [\"first(4)\"]}\n", 0.45, 0.9, 0.9},
    };
    auto const clear_schema = schema_of("", number);
    auto const files = read_both(clear_schema);
    auto const clear = best_quality(linkage::match_one_to_one(clear_pairs(files.a, files.b, clear_schema)), files.a, files.b);
    fmt::print("| encoding, {} insurance number | best F1 | lost | Dice within 0.001 of it |\n|---|---|---|---|\n| none: weighted q-grams in clear | {:.4f} | | {:.2f}–{:.2f} |\n",
               number == Number::with ? "with" : "without", clear.f1, clear.lowest, clear.highest);
    EXPECT_GT(clear.f1, 0.98);
    for (auto const& setting : settings) {
        if (extent == Extent::quick && setting.extent == Extent::whole) continue;
        auto const schema = schema_of(setting.toml, number);
        auto const salted = schema.salt ? read_both(schema) : Files();
        auto const& read = schema.salt ? salted : files;
        auto const quality = best_quality(linkage::match_one_to_one(coded_pairs(read, schema, setting.dice_min)), read.a, read.b);
        fmt::print("| {} | {:.4f} | {:.4f} | {:.2f}–{:.2f} |\n", setting.name, quality.f1, clear.f1 - quality.f1, quality.lowest, quality.highest);
        EXPECT_GT(quality.f1, number == Number::with ? setting.f1_min_of_number : setting.f1_min) << setting.name;
    }
}

TEST(ClkQuality, encoding_febrl_costs_little) {
    if (febrl_folder().empty()) GTEST_SKIP() << "shared/linkage/febrl4 is not here: the loss of quality by encoding is not measured";
    measure(Number::without, Extent::quick);
}

// The model of the guide, as it stands there.
std::string model_of_guide() {
    auto const text = read_file(Path(JIAYU_SOURCE_FOLDER) / "docs/guide/linkage_privacy.md");
    auto const begin = text.find("name = \"encoded records\"");
    return text.substr(begin, text.find("```", begin) - begin);
}

// The two files as their receiver has them: ids and codes.
linkage::Records joined_codes(Files const& files, linkage::ClkSchema const& schema) {
    auto const key = linkage::SecretKey::from_bytes("an invented key for the measure of quality");
    linkage::Records joined{.sources = {"a", "b"}, .source_of = {}, .ids = {}, .columns = {{.name = "clk", .values = {}, .codes = {}}}};
    Progress progress("test");
    for (auto const* records : {&files.a, &files.b}) {
        auto const encoded = linkage::encode_clks(*records, schema, *key, progress);
        for (linkage::RowIndex row = 0; encoded && row < records->size(); ++row) {
            joined.source_of.push_back(records == &files.b);
            joined.ids.push_back(records->ids[row]);
            joined.columns[0].codes.push_back(joined.columns[0].values.code_of(linkage::clk_to_base64(encoded->codes[row])));
        }
    }
    return joined;
}

TEST(ClkQuality, the_model_of_the_guide_links_encoded_files) {
    if (febrl_folder().empty()) GTEST_SKIP() << "shared/linkage/febrl4 is not here: the guide's model is not tried";
    auto const schema = schema_of("hardening = \"balance\"\n", Number::with);
    auto records = joined_codes(read_both(schema), schema);
    ASSERT_EQ(records.size(), 10'000u);
    auto model = linkage::model_from_toml(model_of_guide());
    ASSERT_TRUE(model) << model.error().text(Language::en);
    auto prepared = linkage::prepare_linkage(std::move(*model), records);
    ASSERT_TRUE(prepared) << prepared.error().text(Language::en);
    auto const probability = prepared->model.link_probability;
    auto const weight_min = 100 * std::log2(probability / (1 - probability));
    std::vector<ClkPair> linked;
    for (auto const& edge : linkage::score_prepared(*prepared).edges)
        if (edge.weight >= weight_min) linked.push_back({edge.a, edge.b, double(edge.weight)});
    linked = linkage::match_one_to_one(linked);
    auto const right = std::ranges::count_if(linked, [&](ClkPair const& pair) { return person_of(records, pair.a) == person_of(records, pair.b); });
    EXPECT_GT(double(right), 0.98 * double(linked.size()));
    EXPECT_GT(double(right), 0.96 * 5'000);
}

// The table of the guide takes a minute: run it with --gtest_also_run_disabled_tests.
TEST(ClkQuality, DISABLED_whole_table) {
    ASSERT_FALSE(febrl_folder().empty()) << "shared/linkage/febrl4 is not here";
    measure(Number::without, Extent::whole);
    measure(Number::with, Extent::whole);
}

}  // namespace
}  // namespace jiayu::service
