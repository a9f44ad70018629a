// How much all the pairs between two clusters say, in bits: prior + mean of the pairs + corroboration · log2 of their number. Each
// pair is clamped, and counts in part when it says little either way. Chosen by measuring (docs/design/clusters.md):
// sums, roots of sums and the best half of the pairs lost more in precision than they won in recall.
#pragma once
#include <cstdint>

namespace jiayu::linkage {

struct EvidenceRule {
    double low = -20, high = 40;   // a single pair says no less and no more than this, without prior
    double informative = 16;       // a pair of fewer bits than this, for or against, counts in part
    double corroboration = 0.1;    // bits for each doubling of the number of pairs
    std::uint32_t sample = 64;     // pairs looked at, evenly spread, where there are more; at most 64
    std::uint32_t rounds = 3;      // of moving, splitting and joining again after the first joining
};

}  // namespace jiayu::linkage
