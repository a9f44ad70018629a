// The weight of one pair taken apart: what each comparison adds or takes, against the likeliest thing that the pair may be instead.
#pragma once
#include <optional>

#include "linkage/pair_weights.hpp"
#include "linkage/value_counts.hpp"

namespace jiayu::linkage {

struct Contribution {
    unsigned level = 0;  // 0: absent
    double bits = 0;     // of strangers the rarity of the values included
};

struct WeightExplanation {
    std::optional<std::size_t> rival;  // the model's kind of pair that is likeliest after one person; none: strangers
    double prior_bits = 0;             // log2 of the odds before anything is compared, against that kind
    std::vector<Contribution> comparisons;
    std::vector<double> dependences;   // bits, by the model's dependences
    double other_rivals_bits = 0;      // what the less likely kinds take off
    double weight = 0;                 // the sum of all: PairWeights::weigh
};

WeightExplanation explain_weight(Model const& model, PairWeights const& weights, RowIndex a, RowIndex b);

// With how common values are among other records than the table's.
WeightExplanation explain_weight(Model const& model, PairWeights const& weights, std::pair<RowIndex, RowIndex> pair, RarityOfPair const& rarity);

// PairWeights::weigh by the same.
double weight_by(PairWeights const& weights, std::pair<RowIndex, RowIndex> pair, RarityOfPair const& rarity, LevelMemory& memory);

}  // namespace jiayu::linkage
