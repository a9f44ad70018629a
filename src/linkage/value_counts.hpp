// How common values were among all records of a run: kept with it, so that a pair of them is weighed later as it was then, without
// reading the others. A level of a model that asks for rarity asks it of a comparison's values as a whole, or of what its condition
// holds equal; levels that ask the same share one list.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "linkage/comparison_table.hpp"

namespace jiayu::linkage {

struct ValueCount {
    std::uint64_t hash;  // hash_of its text
    std::uint32_t records;
};

struct ValueCounts {
    std::size_t comparison = 0;
    unsigned level = 0;   // the first that asks, from 1
    double present = 0;   // records that have a value
    double agreeing = 0;  // pairs of them with the same value, each both ways and with itself
    std::vector<ValueCount> common;  // of two records and more, ascending by hash
};

std::vector<ValueCounts> count_values(ComparisonTable const& table, Records const& records);

// What is counted: for a level that asks for rarity, the first level that asks the same, and the text of a row (empty: it has none).
unsigned counted_level(ComparisonTable const& table, std::size_t comparison, unsigned level);
std::string counted_text(ComparisonTable const& table, Records const& records, std::pair<std::size_t, unsigned> comparison_and_level, RowIndex row);

// log2 of how much rarer than usual the values are on which two rows agree at a level (ComparisonTable::rarity).
using RarityOfPair = std::function<double(std::size_t comparison, unsigned level, RowIndex a, RowIndex b)>;

// By counts of a run: present and agreeing as above, `records` of the values of a and b (0: it has none).
struct CountedPair {
    double present, agreeing;
    std::uint32_t records_a, records_b;
};
double rarity_of(CountedPair const& pair, float strength);

}  // namespace jiayu::linkage
