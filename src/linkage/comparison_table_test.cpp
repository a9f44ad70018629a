#include "linkage/comparison_table.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "linkage/entity_profiles.hpp"
#include "linkage/invented_records.hpp"
#include "linkage/messages.hpp"
#include "linkage/text_bound.hpp"

namespace jiayu::linkage {
namespace {

Model one_comparison(std::string const& columns, std::string const& levels) {
    return model_of("[[comparison]]\nname = \"c\"\ncolumns = [" + columns + "]\nlevels = [" + levels + ", {name = \"else\"}]\n[[block]]\nkeys = [\"given\"]\n");
}

struct LevelExample {
    std::string_view title;
    std::vector<std::string> a, b;  // given, surname
    unsigned level;
};

void expect_levels(Model const& model, std::vector<LevelExample> const& examples) {
    Rows rows;
    for (auto const& example : examples) rows.push_back(example.a), rows.push_back(example.b);
    auto records = records_of({"given", "surname"}, rows);
    auto table = ComparisonTable::make(model, records);
    ASSERT_TRUE(table) << table.error().text(Language::en);
    LevelMemory memory(1);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        EXPECT_EQ(level_of(table->compare(RowIndex(2 * i), RowIndex(2 * i + 1), memory), 0), examples[i].level) << examples[i].title;
        EXPECT_EQ(level_of(table->compare(RowIndex(2 * i + 1), RowIndex(2 * i), memory), 0), examples[i].level) << examples[i].title << " (other way round)";
    }
}

TEST(ComparisonTable, TheFirstLevelThatHoldsIsThePairs) {
    expect_levels(one_comparison("\"given\"", R"~({name = "equal", when = "equal"}, {name = "near", when = "levenshtein <= 1 or jaro_winkler >= 0.9"},
                                               {name = "sound", when = "equal(given.soundex) and not levenshtein <= 1"})~"),
                  {{"equal", {"anna", ""}, {"anna", ""}, 1},
                   {"one letter", {"anna", ""}, {"anne", ""}, 2},
                   {"alike at the beginning", {"martha", ""}, {"marhta", ""}, 2},
                   {"alike in sound alone", {"meyer", ""}, {"maiier", ""}, 3},
                   {"unlike", {"anna", ""}, {"otto", ""}, 4},
                   {"absent on one side", {"anna", ""}, {"", ""}, 0},
                   {"absent on both", {"", ""}, {"", ""}, 0}});
}

TEST(ComparisonTable, NamesInEitherOrder) {
    expect_levels(one_comparison("\"given\", \"surname\"", R"~({name = "equal", when = "equal(given) and equal(surname)"}, {name = "swapped", when = "equal(given, surname)"},
                                                             {name = "nearly swapped", when = "jaro_winkler(given, surname) >= 0.8"}, {name = "given", when = "equal(given)"})~"),
                  {{"equal", {"wei", "zhang"}, {"wei", "zhang"}, 1},
                   {"swapped", {"wei", "zhang"}, {"zhang", "wei"}, 2},
                   {"swapped with a slip", {"weiwei", "zhang"}, {"zhang", "weiwen"}, 3},
                   {"only one half swapped", {"wei", "zhang"}, {"zhang", "li"}, 5},
                   {"the given name alone", {"wei", "zhang"}, {"wei", "li"}, 4},
                   {"what is present counts", {"wei", ""}, {"wei", "zhang"}, 4},
                   {"nothing present on both sides", {"wei", ""}, {"", "zhang"}, 0}});
}

TEST(ComparisonTable, RefusesWhatItCannotCompare) {
    auto records = records_of({"given", "surname"}, {{"a", "b"}, {"c", "d"}});
    auto refusal = [&](std::string const& columns, std::string const& when) {
        auto table = ComparisonTable::make(one_comparison(columns, "{name = \"x\", when = \"" + when + "\"}"), records);
        return table ? std::string_view("accepted") : table.error().code->name;
    };
    EXPECT_EQ(refusal("\"given\"", "equal"), "accepted");
    EXPECT_EQ(refusal("\"givn\"", "equal"), message::column_unknown.name);
    EXPECT_EQ(refusal("\"given\"", "equal(surname)"), message::comparison_columns.name);
    EXPECT_EQ(refusal("\"given\"", "equals"), message::measure_unknown.name);
    EXPECT_EQ(refusal("\"given\"", "equal and"), message::condition_unreadable.name);
    std::string many = "equal";
    for (int i = 1; i <= 64; ++i) many += fmt::format(" or equal(given.first({}))", i);
    EXPECT_EQ(refusal("\"given\"", many), message::comparison_terms.name);
}

TEST(ComparisonTable, RareValuesAreRarer) {
    auto model = one_comparison("\"given\"", R"~({name = "equal", when = "equal", frequency = 1.0}, {name = "sound", when = "equal(given.soundex) and levenshtein <= 2", frequency = 0.5})~");
    auto records = records_of({"given"}, {{"anna"}, {"anna"}, {"anna"}, {"anna"}, {"anne"}, {"otto"}, {"otto"}, {""}});
    auto table = ComparisonTable::make(model, records);
    ASSERT_TRUE(table);
    auto code = [&](RowIndex row) { return table->codes(row)[0]; };
    // 4 anna, 1 anne, 2 otto: two of seven agree with probability (16 + 1 + 4) / 49.
    auto usual = std::log2(21.0 / 49);
    EXPECT_NEAR(table->rarity(0, 1, code(0), code(1)), usual - std::log2(4.0 / 7), 1e-6);
    EXPECT_NEAR(table->rarity(0, 1, code(5), code(6)), usual - std::log2(2.0 / 7), 1e-6);
    // anna and anne are one sound: (25 + 4) / 49 agree in it, by half.
    EXPECT_NEAR(table->rarity(0, 2, code(0), code(4)), 0.5 * (std::log2(29.0 / 49) - std::log2(5.0 / 7)), 1e-6);
    EXPECT_EQ(table->rarity(0, 3, code(0), code(5)), 0);
    EXPECT_EQ(table->rarity(0, 0, code(0), code(7)), 0);
    for (unsigned level = 1; level <= 3; ++level)
        for (RowIndex a = 0; a < 7; ++a)
            for (RowIndex b = 0; b < 7; ++b) EXPECT_LE(table->rarity(0, level, code(a), code(b)), table->rarity_max(0, level) + 1e-6);
}

TEST(ComparisonTable, OtherRecordsOfTheSameValuesHaveTheSameLevels) {
    InventedRecords people({.seed = 3, .persons = 60});
    auto records = people.records();
    auto model = model_of(invented_model + "[[comparison]]\nname = \"whole\"\ncolumns = [\"given\", \"surname\"]\n"
                          "levels = [{name = \"equal\", when = \"equal(given) and equal(surname)\", frequency = 1.0}, {name = \"swapped\", when = \"equal(given, surname)\"}, {name = \"else\"}]\n");
    auto table = ComparisonTable::make(model, records);
    ASSERT_TRUE(table);
    std::vector<RowIndex> alone(records.size());
    std::iota(alone.begin(), alone.end(), RowIndex(0));
    auto profiles = make_profiles(records, alone);
    auto other = table->for_records(profiles.records);
    ASSERT_EQ(other.rows(), table->rows());
    LevelMemory memory(table->comparisons());
    for (RowIndex a = 0; a < records.size(); ++a)
        for (RowIndex b = a + 1; b < std::min<std::size_t>(records.size(), a + 12); ++b) {
            auto pattern = table->compare(a, b, memory);
            ASSERT_EQ(pattern, other.compare(a, b, LevelMemory::of_this_thread(other)));
            for (std::size_t i = 0; i < table->comparisons(); ++i)
                ASSERT_EQ(table->rarity(i, level_of(pattern, i), table->codes(a)[i], table->codes(b)[i]), other.rarity(i, level_of(pattern, i), other.codes(a)[i], other.codes(b)[i]));
        }
}

// Bytes at random: broken UTF-8 most of the time.
std::string any_bytes(Random& random) {
    static constexpr unsigned char pieces[] = {'a', 'b', 0x80, 0xBF, 0xC3, 0xA9, 0xE5, 0xBC, 0xA0, 0xF0, 0xFF};
    std::string text;
    for (auto i = 1 + random.below(7); i-- > 0;) text += char(pieces[random.below(std::size(pieces))]);
    return text;
}

TEST(TextBound, NeverClaimsTooMuch) {
    Random random(7);
    Dictionary values;
    while (values.size() < 200) values.code_of(any_bytes(random));
    std::vector<Measure> asked{*find_measure("levenshtein"), *find_measure("damerau_levenshtein"), *find_measure("jaro")};
    PreparedValues const prepared(values, asked);
    for (Code a = 1; a < values.size(); ++a)
        for (Code b = 1; b < values.size(); ++b) {
            auto x = text_bound(values.text(a)), y = text_bound(values.text(b));
            ASSERT_LE(least_edits(x, y), prepared.of(asked[0], a, b)) << values.text(a) << " " << values.text(b);
            ASSERT_LE(least_edits(x, y), prepared.of(asked[1], a, b));
            ASSERT_GE(most_jaro(x, y), prepared.of(asked[2], a, b) - 1e-9);
        }
}

}  // namespace
}  // namespace jiayu::linkage
