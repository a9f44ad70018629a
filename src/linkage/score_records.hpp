// Weighs every proposed pair and keeps those that may be one person.
#pragma once
#include <functional>
#include <span>
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
// Takes edges as they are found, always in the same order; called by one thread at a time.
using TakeEdges = std::function<void(std::span<Edge const>)>;

struct Scoring {
    double weight_min = 0;  // bits
    Advance advance = {};
    TakeEdges take = {};    // else they are in the result
};

ScoredPairs score_records(PairWeights const& weights, Blocking const& blocking, Scoring const& scoring);

}  // namespace jiayu::linkage
