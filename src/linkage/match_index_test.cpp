#include "linkage/match_index.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/assert.hpp"
#include "base/random.hpp"
#include "linkage/link_records.hpp"

namespace jiayu::linkage {
namespace {

using Row = std::vector<std::string>;
constexpr std::string_view headers[] = {"given", "surname", "born", "phone", "place"};

// Invented people, each written down up to three times, with slips, swapped names and gaps.
std::vector<Row> invented_rows(std::size_t persons) {
    static constexpr std::string_view given[] = {"anna", "hannah", "maria", "marie", "john", "jon", "李明", "李名", "黎明", "王芳"};
    static constexpr std::string_view surnames[] = {"smith", "smyth", "li", "lee", "meyer", "maier", "ortega", "wang", "ito", "brown"};
    Random random(7);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < persons; ++i) {
        Row person{std::string(given[random.below(10)]), std::string(surnames[random.below(10)]),
                   fmt::format("{}-{:02}-{:02}", random.between(1950, 1960), random.between(1, 12), random.between(1, 28)),
                   fmt::format("12{:09}", random.below(1'000'000'000)), fmt::format("{} high street", random.between(1, 60))};
        for (auto copies = random.between(1, 3); copies > 0; --copies) {
            rows.push_back(person);
            auto& row = rows.back();
            if (random.chance(0.2)) row[2][9] = char('0' + random.below(10));
            if (random.chance(0.2)) row[3][5] = char('0' + random.below(10));
            if (random.chance(0.1)) row[1] += "e";
            if (random.chance(0.1)) std::swap(row[0], row[1]);
            for (auto& value : row)
                if (random.chance(0.08)) value.clear();
        }
    }
    return rows;
}

Records records_of(std::span<Row const> rows) {
    Records records{.sources = {"people"}, .source_of = std::vector<std::uint16_t>(rows.size()), .ids = {}, .columns = {}};
    for (std::size_t i = 0; i < std::size(headers); ++i) {
        auto& column = records.columns.emplace_back();
        column.name = headers[i];
        for (auto const& row : rows) column.codes.push_back(column.values.code_of(row[i]));
    }
    for (std::size_t row = 0; row < rows.size(); ++row) records.ids.push_back(std::to_string(row));
    return records;
}

Level level(std::string when, double m, double u, double frequency = 0) { return {.name = when, .when = std::move(when), .m = m, .u = u, .frequency = frequency}; }

// `frequency`: how far rare values weigh more.
Model model_with(double frequency) {
    Model model;
    model.prior = 1e-3;
    model.comparisons = {
        {.name = "name", .columns = {"given", "surname"},
         .levels = {level("equal(given) and equal(surname)", 0.7, 0.01, frequency), level("equal(given, surname)", 0.1, 0.01),
                    level("equal(surname) and jaro_winkler(given) >= 0.8", 0.1, 0.03, frequency), level("levenshtein(surname) <= 1 and equal(given.soundex)", 0.05, 0.05, frequency),
                    level("", 0.05, 0.9)}},
        {.name = "given", .columns = {"given"}, .levels = {level("equal", 0.8, 0.1, frequency), level("same_pinyin or jaro_winkler >= 0.85", 0.1, 0.1, frequency / 2), level("", 0.1, 0.8)}},
        {.name = "born", .columns = {"born"}, .levels = {level("equal", 0.8, 0.001, frequency), level("date_slip or swapped_day_month", 0.1, 0.01), level("days <= 400", 0.05, 0.2), level("", 0.05, 0.789)}},
        {.name = "phone", .columns = {"phone"}, .levels = {level("equal", 0.7, 1e-5), level("digit_slips <= 1", 0.2, 1e-4), level("", 0.1, 0.9)}},
        {.name = "place", .columns = {"place"}, .levels = {level("equal", 0.6, 0.02, frequency), level("jaccard_words >= 0.5 or cosine >= 0.9", 0.2, 0.1), level("", 0.2, 0.88)}}};
    model.rules = {{.name = "born", .keys = {"born"}, .refine = {}}, {.name = "name", .keys = {"surname.soundex"}, .refine = {"born.year", "given"}}, {.name = "phone", .keys = {"phone.last(4)"}, .refine = {}}};
    model.block_rows_max = 40;
    return model;
}

std::vector<std::string_view> views_of(Row const& row) { return {row.begin(), row.end()}; }

MatchIndex index_of(Model const& model, Records const& records) {
    auto index = MatchIndex::make(model, records);
    JIAYU_ASSERT(index.has_value());
    return std::move(*index);
}

std::set<std::pair<RowIndex, RowIndex>> pairs_of(Blocking const& blocking) {
    std::set<std::pair<RowIndex, RowIndex>> pairs;
    for (auto const& block : blocking.blocks())
        blocking.pairs_of(block, [&](RowIndex a, RowIndex b) { pairs.emplace(std::min(a, b), std::max(a, b)); });
    return pairs;
}

// One model with rarity and rivals, one without.
Model model_of(bool is_plain) {
    auto model = model_with(is_plain ? 0 : 1);
    if (is_plain) return model;
    model.rivals = {{.name = "kin", .title = {}, .share = 0.002}};
    for (auto& comparison : model.comparisons)
        for (auto& one : comparison.levels) one.rivals = {1.0 / double(comparison.levels.size())};
    return model;
}

TEST(MatchIndex, FindsWhatBlockingProposesAndWeighsAsLinkingDoes) {
    auto const rows = invented_rows(600);
    auto const records = records_of(rows);
    for (bool is_plain : {false, true}) {
        auto const model = model_of(is_plain);
        auto const index = index_of(model, records);
        auto const blocking = Blocking::make(model, records);
        auto const proposed = pairs_of(*blocking);
        ASSERT_GT(proposed.size(), 1000u);
        LevelMemory memory(index.table().comparisons());
        std::size_t found_pairs = 0;
        for (RowIndex row = 0; row < rows.size(); ++row) {
            auto const values = views_of(rows[row]);
            std::set<RowIndex> found;
            for (auto const& one : index.match({.values = values, .limit = rows.size(), .bits_min = -1e6}).candidates) {
                auto const same = index.weights().weigh(row, one.row, memory);
                EXPECT_NEAR(one.weight, same.weight, 1e-6);
                found.insert(one.row);
                auto bits = index.weights().prior_bits();
                for (std::size_t i = 0; i < one.evidence.size(); ++i) {
                    EXPECT_EQ(one.evidence[i].level, level_of(same.pattern, i));
                    bits += one.evidence[i].bits + one.evidence[i].rarity;
                }
                if (is_plain) {
                    EXPECT_NEAR(bits, one.weight, 1e-6);
                }
            }
            for (auto const& [a, b] : proposed)
                if (a == row || b == row) found_pairs += found.contains(a == row ? b : a);
        }
        EXPECT_EQ(found_pairs, 2 * proposed.size());
    }
}

// Values of a record that was taken out are new to the index; without rarity nothing else depends on it.
TEST(MatchIndex, WeighsARecordThatIsNotThereAsIfItWere) {
    auto const rows = invented_rows(150);
    auto const all = records_of(rows);
    auto const model = model_of(true);
    auto const table = ComparisonTable::make(model, all);
    PairWeights const weights(model, *table);
    LevelMemory memory(table->comparisons());
    std::size_t compared = 0;
    for (RowIndex out = 0; out < rows.size(); out += 3) {
        auto others = rows;
        others.erase(others.begin() + out);
        auto const records = records_of(others);
        auto const index = index_of(model, records);
        auto const values = views_of(rows[out]);
        for (auto const& one : index.match({.values = values, .limit = rows.size(), .bits_min = -1e6}).candidates) {
            EXPECT_NEAR(one.weight, weights.weigh(out, one.row + (one.row >= out), memory).weight, 1e-6);
            ++compared;
        }
    }
    EXPECT_GT(compared, 300u);
}

TEST(MatchIndex, StopsEarlyWithoutLosingTheBest) {
    auto const rows = invented_rows(600);
    auto const records = records_of(rows);
    auto const index = index_of(model_of(false), records);
    for (RowIndex row = 0; row < rows.size(); row += 5) {
        auto const values = views_of(rows[row]);
        auto const all = index.match({.values = values, .limit = rows.size(), .bits_min = -1e6});
        auto const few = index.match({.values = values, .limit = 3, .bits_min = -4});
        auto const expected = std::min<std::size_t>(3, std::size_t(std::ranges::count_if(all.candidates, [](auto const& one) { return one.weight >= -4; })));
        ASSERT_EQ(few.candidates.size(), expected);
        for (std::size_t i = 0; i < expected; ++i) EXPECT_EQ(few.candidates[i].row, all.candidates[i].row);
    }
}

TEST(MatchIndex, NobodyIsFoundByNothing) {
    auto const records = records_of(invented_rows(50));
    auto const index = index_of(model_of(false), records);
    std::vector<std::string_view> const values(std::size(headers));
    auto const answer = index.match({.values = values});
    EXPECT_TRUE(answer.candidates.empty());
    EXPECT_EQ(answer.compared, 0u);
}

TEST(MatchIndex, SaysWhichRulesItCouldNotUse) {
    std::vector<Row> rows(100, Row{"anna", "smith", "1950-01-01", "", ""});
    auto const records = records_of(rows);
    auto const index = index_of(model_of(false), records);
    auto const values = views_of(rows[0]);
    EXPECT_EQ(index.match({.values = values}).rules_overfull, (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace jiayu::linkage
