#include "linkage/number_values.hpp"

#include <gtest/gtest.h>

#include <set>

#include "linkage/invented_records.hpp"

namespace jiayu::linkage {
namespace {

Rows texts_of(Records const& records) {
    Rows rows(records.size());
    for (auto const& column : records.columns)
        for (RowIndex row = 0; row < records.size(); ++row) rows[row].emplace_back(column.values.text(column.codes[row]));
    return rows;
}

std::set<std::pair<RowIndex, RowIndex>> pairs_of(Blocking const& blocking) {
    std::set<std::pair<RowIndex, RowIndex>> pairs;
    for (auto const& block : blocking.blocks())
        blocking.pairs_of(block, [&](RowIndex a, RowIndex b) { pairs.emplace(a, b); });
    return pairs;
}

TEST(NumberValues, ChangesNoRecordAndNoKey) {
    auto records = InventedRecords({.seed = 31, .persons = 200, .homes = true}).records();
    records.columns[0].values.code_of("of no record");
    auto const texts = texts_of(records);
    auto blocking = Blocking::make(model_of(invented_model), records);
    ASSERT_TRUE(blocking);
    auto const pairs = pairs_of(*blocking);
    number_values(records, *blocking);
    EXPECT_EQ(texts_of(records), texts);
    EXPECT_EQ(records.columns[0].values.text(records.columns[0].values.size() - 1), "of no record");
    EXPECT_EQ(pairs_of(*blocking), pairs);
    for (std::uint32_t rule = 0; rule < blocking->counts().size(); ++rule)
        for (auto const& key : blocking->key_columns(rule))
            for (auto const& block : blocking->blocks()) {
                if (block.rule != rule) continue;
                auto const rows = blocking->rows_of(block);
                auto const& codes = records.columns[key.column].codes;
                for (auto row : rows) ASSERT_EQ(key.hashes[codes[row]], key.hashes[codes[rows.front()]]);
            }
}

TEST(NumberValues, PutsValuesOfNeighboursSideBySide) {
    auto records = InventedRecords({.seed = 32, .persons = 300}).records();
    auto blocking = Blocking::make(model_of(invented_model), records);
    ASSERT_TRUE(blocking);
    number_values(records, *blocking);
    auto const rows = blocking->rows_near_each_other();
    ASSERT_EQ(rows.size(), records.size());
    for (auto const& column : records.columns) {
        Code most = 0;
        for (auto row : rows) {
            EXPECT_LE(column.codes[row], most + 1) << "a value that is new takes the next code";
            most = std::max(most, column.codes[row]);
        }
    }
    std::set<RowIndex> const all(rows.begin(), rows.end());
    EXPECT_EQ(all.size(), records.size());
}

}  // namespace
}  // namespace jiayu::linkage
