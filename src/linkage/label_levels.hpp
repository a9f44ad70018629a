// m and the prior put right by what people said of a random sample of pairs.
//
// The model expects of the scored pairs a sum of p · [level] for each level, p a pair's probability of one person. Adding for the drawn pairs
// what people said less what was expected, each for as many pairs as it stands for, gives sums that are right on average whatever is wrong
// with the model: the generalised difference estimator (Särndal, Swensson and Wretman 1992, 6.3). m moves by the difference of the two
// shares, shrunk towards what was learned by as much as the sample's own error can explain (James and Stein 1961, positive part), so that
// few labels hardly move it. Pairs that were asked because they are doubtful have no part in it: they are unlike the rest.
#pragma once
#include <span>

#include "linkage/judged_pairs.hpp"
#include "linkage/pair_weights.hpp"

namespace jiayu::linkage {

struct LevelByLabels {
    std::size_t comparison = 0, level = 0;  // places in the model
    double learned = 0;                     // m without labels
    double judged = 0;                      // m moved by all that the labels say
    double error = 0;                       // standard error of `judged`
    double used = 0;                        // m of the model now
};

struct LabelCorrection {
    std::size_t drawn = 0;              // judged pairs of the random sample; without any nothing is corrected
    std::vector<LevelByLabels> levels;  // of all comparisons
    // Pairs of one person among those scored: as the model expects, as labels say, with standard error; and the factor on the prior.
    double expected_matches = 0, judged_matches = 0, matches_error = 0, prior_factor = 1;
};

// `edges`: all scored pairs that the sample was drawn from. Fixed m and a level with its error are kept as they are.
LabelCorrection correct_by_labels(Model& model, ComparisonTable const& table, std::span<Edge const> edges, JudgedPairs const& judged);

}  // namespace jiayu::linkage
