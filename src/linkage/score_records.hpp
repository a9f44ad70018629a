// Weighs every proposed pair and keeps those that may be one person.
#pragma once
#include <functional>
#include <vector>

#include "linkage/blocking.hpp"
#include "linkage/edge.hpp"
#include "linkage/pair_weights.hpp"

namespace jiayu::linkage {

struct ScoredPairs {
    std::vector<Edge> edges;       // of at least the weight asked for; in no order that means anything, but always the same
    std::uint64_t proposed = 0;    // distinct pairs
    std::vector<std::uint64_t> proposed_by_rule;  // distinct pairs, by the earliest rule
};

using Advance = std::function<void(std::uint64_t)>;  // told of finished blocks

ScoredPairs score_records(PairWeights const& weights, Blocking const& blocking, double weight_min, Advance const& advance = {});

}  // namespace jiayu::linkage
