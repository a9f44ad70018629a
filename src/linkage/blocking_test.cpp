#include "linkage/blocking.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "linkage/derived_column.hpp"
#include "linkage/invented_records.hpp"
#include "linkage/messages.hpp"

namespace jiayu::linkage {
namespace {

TEST(DerivedColumn, IsMadeOncePerValue) {
    auto records = records_of({"surname", "postcode"}, {{"Meyer", "21300"}, {"Maier", ""}, {"", "21399"}, {"Meyer", "9"}});
    auto derived = derive_column(records, *operand_from_text("surname.soundex"));
    ASSERT_TRUE(derived);
    auto const& codes = records.columns[0].codes;
    EXPECT_EQ(derived->code(codes[0]), derived->code(codes[1]));
    EXPECT_EQ(derived->code(codes[2]), 0u);
    auto plain = derive_column(records, *operand_from_text("surname"));
    EXPECT_EQ(plain->code(codes[1]), codes[1]);
    auto chained = derive_column(records, *operand_from_text("surname.lower.first(1)"));
    EXPECT_EQ(chained->values.text(chained->code(codes[1])), "m");
}

TEST(HashedColumn, HoldsHashesOfWhatIsDerived) {
    auto records = records_of({"surname"}, {{"Meyer"}, {"Maier"}, {""}, {"1"}});
    auto hashed = hash_column(records, *operand_from_text("surname.soundex"));
    ASSERT_TRUE(hashed);
    auto const& codes = records.columns[0].codes;
    EXPECT_EQ(hashed->hashes[codes[0]], hashed->hashes[codes[1]]);
    EXPECT_EQ(hashed->hashes[codes[2]], 0u);
    EXPECT_EQ(hashed->hashes[codes[3]], 0u) << "a derived text may be empty";
    EXPECT_EQ(hashed->text(records, codes[0]), hashed->text(records, codes[1]));
    EXPECT_EQ(hashed->text(records, 0), "");
    auto plain = hash_column(records, *operand_from_text("surname"));
    EXPECT_NE(plain->hashes[codes[0]], plain->hashes[codes[1]]);
    EXPECT_EQ(plain->hashes[codes[0]], hash_of("Meyer"));
}

TEST(DerivedColumn, AnUnknownColumnComesWithTheNearest) {
    auto records = records_of({"surname", "given"}, {{"a", "b"}});
    auto derived = derive_column(records, {.column = "surnam", .transforms = {}});
    ASSERT_FALSE(derived);
    EXPECT_EQ(derived.error(), message::column_unknown);
    EXPECT_EQ(argument_of(derived.error(), "nearest"), "surname");
    EXPECT_FALSE(derive_column(Records{}, {.column = "surname", .transforms = {}}));
}

// Blocks as their definition has them: by texts, rule by rule. A block is its rows; dropped ones are left out.
struct SlowBlocks {
    std::vector<std::vector<std::vector<RowIndex>>> by_rule;
    std::vector<std::size_t> dropped;

    SlowBlocks(Model const& model, Rows const& rows, std::vector<std::string> const& names) : by_rule(model.rules.size()), dropped(model.rules.size()) {
        auto place = [&](std::string const& name) { return std::size_t(std::ranges::find(names, name) - names.begin()); };
        for (std::size_t rule = 0; rule < by_rule.size(); ++rule) {
            std::map<std::vector<std::string>, std::vector<RowIndex>> blocks;
            for (RowIndex row = 0; row < rows.size(); ++row) {
                std::vector<std::string> key;
                for (auto const& name : model.rules[rule].keys) key.push_back(rows[row][place(name)]);
                if (std::ranges::none_of(key, &std::string::empty)) blocks[key].push_back(row);
            }
            for (auto const& [key, block] : blocks) split(rule, block, [&](std::size_t refinement, RowIndex row) { return rows[row][place(model.rules[rule].refine[refinement])]; },
                                                          {model.block_rows_max, model.rules[rule].refine.size()}, 0);
        }
    }

    // The rule of each pair that is proposed.
    std::map<std::pair<RowIndex, RowIndex>, std::uint32_t> pairs(auto&& may_pair) const {
        std::map<std::pair<RowIndex, RowIndex>, std::uint32_t> all;
        for (std::uint32_t rule = 0; rule < by_rule.size(); ++rule)
            for (auto const& block : by_rule[rule])
                for (auto a : block)
                    for (auto b : block)
                        if (a < b && may_pair(a, b)) all.try_emplace({a, b}, rule);
        return all;
    }

private:
    struct Bounds {
        std::size_t rows, refinements;
    };
    void split(std::size_t rule, std::vector<RowIndex> const& block, auto&& value, Bounds bounds, std::size_t refinement) {
        if (block.size() <= bounds.rows) return by_rule[rule].push_back(block);
        if (refinement == bounds.refinements) {
            dropped[rule] += block.size();
            return;
        }
        std::map<std::string, std::vector<RowIndex>> parts;
        for (auto row : block) parts[value(refinement, row)].push_back(row);
        for (auto const& [text, part] : parts) split(rule, part, value, bounds, refinement + 1);
    }
};

Rows random_rows(std::uint64_t seed, std::size_t count) {
    Random random(seed);
    Rows rows;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::string> row;
        for (auto values : {3, 5, 8, 4}) row.push_back(random.chance(0.15) ? "" : std::string(1, char('a' + random.below(std::uint64_t(values)))));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<std::string> const names{"w", "x", "y", "z"};

Model blocking_model(LinkKind kind) {
    Model model{.link = kind, .block_rows_max = 6};
    model.rules = {{"first", {"x", "y"}, {"z"}}, {"second", {"w"}, {"y", "z"}}, {"third", {"z", "x"}, {}}};
    return model;
}

TEST(Blocking, ProposesEachPairOnceAndByTheEarliestRule) {
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        auto model = blocking_model(LinkKind(seed % 3));
        auto rows = random_rows(seed, 120);
        std::vector<std::uint16_t> source_of;
        for (std::size_t row = 0; row < rows.size(); ++row) source_of.push_back(std::uint16_t(row * 7 % 3 == 0));
        auto records = records_of(names, rows, source_of);
        auto may_pair = [&](RowIndex a, RowIndex b) {
            return model.link == LinkKind::both || (source_of[a] == source_of[b]) == (model.link == LinkKind::dedupe);
        };
        SlowBlocks slow(model, rows, names);
        auto expected = slow.pairs(may_pair);
        auto blocking = Blocking::make(model, records);
        ASSERT_TRUE(blocking);
        std::map<std::pair<RowIndex, RowIndex>, std::uint32_t> found;
        for (auto const& block : blocking->blocks())
            blocking->pairs_of(block, [&](RowIndex a, RowIndex b) {
                EXPECT_LT(a, b);
                EXPECT_TRUE(found.try_emplace({a, b}, block.rule).second) << "twice: " << a << ", " << b;
            });
        ASSERT_EQ(found, expected) << seed;
        for (auto const& [pair, rule] : found) EXPECT_EQ(blocking->first_rule(pair.first, pair.second), rule);
        for (std::size_t rule = 0; rule < slow.dropped.size(); ++rule) EXPECT_EQ(blocking->counts()[rule].rows_dropped, slow.dropped[rule]);
    }
}

TEST(Blocking, CountsAndNamesTheLargestBlocks) {
    Rows rows(9, {"a", "B", "", "c"});
    rows.resize(12, {"d", "B", "", "e"});
    rows.resize(14, {"", "", "", ""});
    Model model{.block_rows_max = 5};
    model.rules = {{"w", {"w", "x.lower"}, {"z"}}};
    auto records = records_of(names, rows);
    auto blocking = Blocking::make(model, records);
    ASSERT_TRUE(blocking);
    auto const& count = blocking->counts()[0];
    EXPECT_EQ(count.keyed, 12u);
    EXPECT_EQ(count.blocks, 1u);
    EXPECT_EQ(count.pairs, 3u);
    EXPECT_EQ(count.largest, 3u);
    EXPECT_EQ(count.rows_dropped, 9u);
    ASSERT_EQ(count.largest_blocks.size(), 2u);
    EXPECT_EQ(count.largest_blocks[0].rows, 9u);
    EXPECT_EQ(count.largest_blocks[0].values, "a · b");
    EXPECT_EQ(count.largest_blocks[1].rows, 3u);
}

TEST(Blocking, RefusesColumnsThatAreNotThere) {
    auto records = records_of(names, {{"a", "b", "c", "d"}});
    Model model;
    model.rules = {{"v", {"v"}, {}}};
    EXPECT_EQ(Blocking::make(model, records).error(), message::column_unknown);
    model.rules = {{"w", {"w.sondex"}, {}}};
    EXPECT_EQ(Blocking::make(model, records).error(), message::transform_unknown);
    model.rules = {{"w", {"w"}, {"v"}}};
    EXPECT_EQ(Blocking::make(model, records).error(), message::column_unknown);
}

}  // namespace
}  // namespace jiayu::linkage
