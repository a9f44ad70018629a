// A random sample of scored pairs, stratum by stratum of weight, so that what people say of it tells of all pairs without bias.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "linkage/edge.hpp"

namespace jiayu::linkage {

struct SampleStratum {
    double low = 0, high = 0;     // bits, from low to below high
    std::uint64_t pairs = 0;      // that may be drawn
};

struct DrawnPair {
    RowIndex a, b;                // a < b
    std::uint32_t stratum;        // of ReviewSample::strata
};

struct ReviewSample {
    std::vector<SampleStratum> strata;  // ascending; some may be empty
    std::vector<DrawnPair> pairs;       // in the order to ask: any first part of it is a random sample of each stratum
};

struct SampleSettings {
    std::uint64_t seed = 1;
    std::size_t pairs_max = 400;
};

// Pairs for which `is_known` are not drawn. How many come from each stratum follows Wright's (2012) exact optimum: the next pair is of
// the stratum where N · s / √(n(n+1)) is greatest, with s the deviation that the stratum's own probabilities expect, at least 0.1. The draw
// depends on seed and rows alone, not on the order of edges.
ReviewSample draw_review_sample(std::span<Edge const> edges, std::function<bool(RowIndex, RowIndex)> const& is_known, SampleSettings const& settings);

}  // namespace jiayu::linkage
