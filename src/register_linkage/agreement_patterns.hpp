// How many proposed pairs show which pattern: all that estimation needs to see.
#pragma once
#include <vector>

#include "register_linkage/block_rows.hpp"
#include "register_linkage/compare_rows.hpp"

namespace jiayu::register_linkage {

struct PatternCount {
    Pattern pattern;
    std::uint64_t pairs;
};

struct PatternCounts {
    std::vector<PatternCount> patterns;  // ascending by pattern
    std::uint64_t pairs = 0;             // compared
    std::uint64_t proposed = 0;          // by all blocks, estimated from the compared ones
};

// Takes whole blocks by an even draw so that about `pairs_wanted` pairs are compared.
PatternCounts count_patterns(Model const& model, Table const& table, Blocking const& blocking, std::uint64_t pairs_wanted);

}  // namespace jiayu::register_linkage
