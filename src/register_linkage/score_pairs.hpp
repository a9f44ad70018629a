// Weighs every proposed pair and keeps those that may be one person.
#pragma once
#include <functional>
#include <vector>

#include "register_linkage/block_rows.hpp"
#include "register_linkage/weigh_pattern.hpp"

namespace jiayu::register_linkage {

struct Edge {
    RowIndex a, b;        // a < b
    std::int32_t weight;  // hundredths of a bit
};

struct ScoredPairs {
    std::vector<Edge> edges;  // of at least the review weight; heaviest first, then by rows
    std::uint64_t compared = 0;
};

using Advance = std::function<void(std::uint64_t)>;  // told of finished blocks

ScoredPairs score_pairs(PairWeigher const& weigher, Table const& table, Blocking const& blocking, double weight_min, Advance const& advance);

}  // namespace jiayu::register_linkage
