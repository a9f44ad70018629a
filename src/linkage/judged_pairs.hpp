// What people said of pairs of records, as learning, clustering and judging take it.
#pragma once
#include <cstdint>
#include <vector>

#include "linkage/cluster_input.hpp"

namespace jiayu::linkage {

struct JudgedPair {
    RowIndex a, b;  // a < b; every pair once
    bool is_match;
};

// Pairs drawn at random with the same chance out of `pairs`. Of what was known before a draw everything is "drawn".
struct JudgedStratum {
    double pairs = 0;
    double share = 1;                      // of this draw where several are pooled; a draw's strata have the same, draws sum to 1
    std::vector<std::uint32_t> judged;     // places in JudgedPairs::pairs
    double stands_for() const { return share * pairs / double(judged.size()); }  // pairs, each of the judged
};

// Pairs that were asked because they are doubtful say nothing of the others; only the strata do.
struct JudgedPairs {
    std::vector<JudgedPair> pairs;
    std::vector<JudgedStratum> strata;  // none empty
};

inline PairDecisions decisions_of(JudgedPairs const& judged) {
    PairDecisions decisions;
    for (auto const& pair : judged.pairs) (pair.is_match ? decisions.together : decisions.apart).emplace_back(pair.a, pair.b);
    return decisions;
}

}  // namespace jiayu::linkage
