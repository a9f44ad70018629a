#include <gtest/gtest.h>
#include <openssl/hmac.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "linkage/clk_dice.hpp"
#include "linkage/encode_clks.hpp"
#include "linkage/harden_clk.hpp"
#include "linkage/messages.hpp"
#include "linkage/value_qgrams.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::string_view names_and_birth = R"(
[[feature]]
column = "name"
hashes = 20
[[feature]]
column = "born"
qgram = 1
positional = true
padded = false
hashes = 15
)";

ClkSchema schema_of(std::string const& toml) {
    auto schema = clk_schema_from_toml(toml);
    if (!schema) throw std::runtime_error(schema.error().text(Language::en));
    return *schema;
}

SecretKey key_of(std::string bytes) {
    auto key = SecretKey::from_bytes(std::move(bytes));
    if (!key) throw std::runtime_error(key.error().text(Language::en));
    return std::move(*key);
}

SecretKey invented_key() { return key_of("an invented key of thirty-two by"); }

// Rows of values in the order of `columns`.
Records records_of(std::vector<std::string> const& columns, std::vector<std::vector<std::string>> const& rows) {
    Records records;
    records.sources = {"invented"};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        Column column{.name = columns[i]};
        for (auto const& row : rows) column.codes.push_back(column.values.code_of(row[i]));
        records.columns.push_back(std::move(column));
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        records.source_of.push_back(0);
        records.ids.push_back(std::to_string(row));
    }
    return records;
}

std::vector<std::vector<std::string>> const people = {
    {"zhang wei", "19800229"}, {"zhang wie", "19800229"}, {"ouyang xiu", "20071001"}, {"张伟", ""}, {"", ""}, {"", "19800229"}};

EncodedRecords encoded(ClkSchema const& schema, SecretKey const& key, std::vector<std::vector<std::string>> const& rows = people) {
    Progress progress("encode");
    auto result = encode_clks(records_of({"name", schema.salt ? "salt" : "born"}, rows), schema, key, progress);
    if (!result) throw std::runtime_error(result.error().text(Language::en));
    return std::move(*result);
}

std::string hmac(std::string const& key, std::string const& text) {
    std::string digest(32, '\0');
    HMAC(EVP_sha256(), key.data(), int(key.size()), reinterpret_cast<unsigned char const*>(text.data()), text.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    return digest;
}

// RFC 5869 written out: extract, then the first block of expand.
std::string plain_hkdf(std::string const& secret, std::string const& info) { return hmac(hmac("jiayu clk 1", secret), info + '\1'); }

std::vector<std::uint64_t> plain_filter(std::vector<std::string> const& row, ClkSchema const& schema, std::string const& secret) {
    std::vector<std::uint64_t> filter(schema.filter_bits() / 64);
    std::vector<std::string> grams;
    for (std::size_t i = 0; i < schema.features.size(); ++i) {
        auto const key = plain_hkdf(secret, "feature " + schema.features[i].column.name);
        qgrams_of(row[i], schema.features[i], grams);
        for (auto const& gram : grams)
            for (std::uint32_t hash = 0; hash < schema.features[i].hashes; ++hash) {
                auto const block = hmac(key, std::string{char(hash / 8), 0, 0, 0} + '\x1E' + gram);
                std::uint32_t value;
                std::memcpy(&value, block.data() + hash % 8 * 4, 4);
                auto const bit = value * std::uint64_t(schema.filter_bits()) >> 32;
                filter[bit / 64] |= std::uint64_t(1) << bit % 64;
            }
    }
    return filter;
}

}  // namespace

TEST(ClkQgrams, AreWhatTheFeatureAsksFor) {
    struct Example {
        std::string value;
        ClkFeature feature;
        std::vector<std::string> grams;
    };
    Example const examples[] = {
        {"ann", {.qgram = 2}, {"\x02" "a", "an", "n\x03", "nn"}},
        {"anan", {.qgram = 2, .padded = false}, {"an", "na"}},
        {"1980", {.qgram = 1, .positional = true}, {"0\x1F" "3", "1\x1F" "0", "8\x1F" "2", "9\x1F" "1"}},
        {"欧阳修", {.qgram = 2, .padded = false}, {"欧阳", "阳修"}},
        {"female", {.qgram = 0}, {"female"}},
        {"x", {.qgram = 3, .padded = false}, {"x"}},
        {"", {.qgram = 2}, {}},
    };
    for (auto const& example : examples) {
        std::vector<std::string> grams;
        qgrams_of(example.value, example.feature, grams);
        EXPECT_EQ(grams, example.grams) << example.value;
    }
}

TEST(EncodeClks, SetsTheBitsThatThePlainConstructionSets) {
    auto const schema = schema_of(std::string(names_and_birth));
    auto const codes = encoded(schema, invented_key()).codes;
    for (std::size_t row = 0; row < people.size(); ++row)
        EXPECT_TRUE(std::ranges::equal(codes[row], plain_filter(people[row], schema, "an invented key of thirty-two by"))) << row;
}

TEST(EncodeClks, LikePeopleHaveLikeCodesUnderEveryHardening) {
    for (auto const* settings : {"", "hardening = \"balance\"\nbits = 2048\n", "hardening = \"diffuse\"\n", "hashing = \"double\"\n"}) {
        auto const codes = encoded(schema_of(std::string(settings) + std::string(names_and_birth)), invented_key()).codes;
        EXPECT_EQ(dice(codes[0], codes[0]), 1) << settings;
        EXPECT_GT(dice(codes[0], codes[1]), dice(codes[0], codes[2]) + 0.1) << settings;
    }
}

TEST(EncodeClks, AnotherKeyGivesCodesThatCannotBeCompared) {
    auto const schema = schema_of(std::string(names_and_birth));
    auto const ours = encoded(schema, invented_key()), theirs = encoded(schema, key_of("another invented key, also longer"));
    EXPECT_LT(dice(ours.codes[0], theirs.codes[0]), 0.5);
    EXPECT_NE(check_value(schema, invented_key()), check_value(schema, key_of("another invented key, also longer")));
}

TEST(EncodeClks, AHeaderIsNoPartOfTheCheckValueButWhatMakesBitsIs) {
    auto const with = [](std::string const& feature) { return check_value(schema_of("[[feature]]\n" + feature), invented_key()); };
    auto const value = with("column = \"name\"\nhashes = 20");
    EXPECT_EQ(value, with("name = \"name\"\ncolumn = \"姓名\"\nhashes = 20"));
    for (auto const* other : {"column = \"name\"\nhashes = 21", "column = \"given\"\nhashes = 20", "column = \"name\"\nhashes = 20\nqgram = 3",
                              "column = \"name\"\nhashes = 20\nclean = [\"lower\"]", "column = \"name\"\nhashes = 20\npadded = false"})
        EXPECT_NE(value, with(other)) << other;
}

TEST(EncodeClks, ARecordOfWhichNothingIsKnownIsBlankAndLikeNone) {
    auto const result = encoded(schema_of("hardening = \"balance\"\n" + std::string(names_and_birth)), invented_key());
    EXPECT_EQ(result.blank, 1u);
    EXPECT_EQ(count_bits(result.codes[4]), 0u);
    EXPECT_EQ(count_bits(result.codes[5]), 512u);
}

TEST(EncodeClks, TheSaltPartsEqualNames) {
    auto const schema = schema_of("[[feature]]\ncolumn = \"name\"\nhashes = 20\n[salt]\ncolumn = \"born\"");
    auto const result = encoded(schema, invented_key(), {{"zhang wei", "1980"}, {"zhang wei", "1981"}, {"zhang wei", "1980"}, {"zhang wei", ""}});
    EXPECT_EQ(dice(result.codes[0], result.codes[2]), 1);
    EXPECT_LT(dice(result.codes[0], result.codes[1]), 0.5);
    EXPECT_EQ(result.without_salt, 1u);
}

TEST(EncodeClks, BitsForAValueDoNotGrowWithItsLength) {
    auto const schema = schema_of("bits = 8192\n[[feature]]\ncolumn = \"name\"\nbits_per_value = 240");
    auto const codes = encoded(schema, invented_key(), {{"ann", ""}, {"maximiliana alexandrina", ""}}).codes;
    EXPECT_NEAR(count_bits(codes[0]), 240, 12);
    EXPECT_NEAR(count_bits(codes[1]), 240, 24);
}

TEST(EncodeClks, AColumnThatIsNotThereIsRefused) {
    Progress progress("encode");
    auto const result = encode_clks(records_of({"name"}, {{"ann"}}), schema_of(std::string(names_and_birth)), invented_key(), progress);
    ASSERT_FALSE(result);
    EXPECT_TRUE(result.error() == message::clk_column_missing);
}

TEST(SecretKey, IsLongEnoughOrRefusedAndItsLineEndIsNoPart) {
    auto const refused = SecretKey::from_bytes("fifteen bytes..\n");
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error() == message::clk_key_short);
    auto const key = key_of("an invented key"  "."), with_line_end = key_of("an invented key.\r\n");
    EXPECT_EQ(key.derive("x"), with_line_end.derive("x"));
    EXPECT_NE(key.derive("x"), key.derive("y"));
}

TEST(HardenClk, BalancedCodesAllHaveHalfTheirBits) {
    auto const codes = encoded(schema_of("hardening = \"balance\"\n" + std::string(names_and_birth)), invented_key()).codes;
    for (auto row : {0u, 1u, 2u, 3u}) EXPECT_EQ(count_bits(codes[row]), 512u);
}

TEST(HardenClk, DiffusionMixesAsManyBitsAsAsked) {
    auto const schema = schema_of("hardening = \"diffuse\"\ndiffusion = 7\n" + std::string(names_and_birth));
    ClkHardener const hardener(schema, invented_key());
    std::size_t flips = 0;
    std::set<std::vector<std::uint64_t>> images;
    for (std::size_t bit = 0; bit < 1024; ++bit) {
        std::vector<std::uint64_t> filter(16), code(16);
        filter[bit / 64] = std::uint64_t(1) << bit % 64;
        hardener.harden(filter, code);
        flips += count_bits(code);
        images.insert(code);
    }
    EXPECT_EQ(flips, 7u * 1024);
    EXPECT_GT(images.size(), 1000u);
}

RC_GTEST_PROP(HardenClk, DiffusionOfADifferenceIsTheDifferenceOfDiffusions, ()) {
    static ClkHardener const hardener(schema_of("hardening = \"diffuse\"\n" + std::string(names_and_birth)), invented_key());
    auto const a = *rc::gen::container<std::vector<std::uint64_t>>(16, rc::gen::arbitrary<std::uint64_t>());
    auto const b = *rc::gen::container<std::vector<std::uint64_t>>(16, rc::gen::arbitrary<std::uint64_t>());
    std::vector<std::uint64_t> both(16), code_a(16), code_b(16), code_both(16);
    for (std::size_t i = 0; i < 16; ++i) both[i] = a[i] ^ b[i];
    hardener.harden(a, code_a);
    hardener.harden(b, code_b);
    hardener.harden(both, code_both);
    for (std::size_t i = 0; i < 16; ++i) RC_ASSERT((code_a[i] ^ code_b[i]) == code_both[i]);
}

TEST(ClkSchema, RefusesWhatItCannotMean) {
    auto const feature = std::string("\n[[feature]]\ncolumn = \"name\"\nhashes = 20\n");
    struct Example {
        std::string toml;
        Message const& refusal;
    };
    Example const examples[] = {
        {"bits = ", message::clk_schema_unreadable},
        {"", message::clk_schema_missing},
        {"bits = 1000" + feature, message::clk_schema_value},
        {"bits = 192\nhardening = \"balance\"" + feature, message::clk_schema_value},
        {"hardening = \"blur\"" + feature, message::clk_schema_value},
        {"colour = 1" + feature, message::clk_schema_key},
        {"feature = 5", message::clk_schema_value},
        {feature + "padded = 1", message::clk_schema_value},
        {feature + "[[salt]]\ncolumn = \"born\"", message::clk_schema_value},
        {"key = \"secret\"" + feature, message::clk_schema_key},
        {feature + "length = 1", message::clk_schema_key},
        {feature + "bits_per_value = 100", message::clk_schema_weight},
        {feature + feature, message::clk_schema_twice},
        {feature + "[salt]\nclean = [\"lower\"]", message::clk_schema_missing},
    };
    for (auto const& example : examples) {
        auto const schema = clk_schema_from_toml(example.toml);
        ASSERT_FALSE(schema) << example.toml;
        EXPECT_TRUE(schema.error() == example.refusal) << example.toml << "\n" << schema.error().text(Language::en);
    }
}

}  // namespace jiayu::linkage
