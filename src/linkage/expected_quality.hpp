// Precision and recall without labels: what the pairs' own probabilities say of every threshold, with intervals.
//
// The intervals (normal, two-sided) cover two things: which of the uncertain pairs turn out to be true, where pairs of one group may
// all be right or all be wrong together (an upper bound of the Poisson-binomial variance within groups), and a common shift of all
// weights by a standard error that the caller states, for what the model does not know of its prior and its m and u. They do not
// cover a model that is wrong in other ways, nor true pairs that blocking never proposed beyond the number stated.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "linkage/edge.hpp"

namespace jiayu::linkage {

struct ShareInterval {
    double value, low, high;  // 0 … 1
};

struct QualityAssumptions {
    double missed_pairs = 0;   // true pairs that were never compared, or lie below the listed weights
    double shift_error = 0.5;  // standard error, in bits, of all weights together
    double z = 1.96;           // 95 %
};

struct ExpectedQuality {
    double bits;                   // threshold
    double pairs, true_pairs;      // at and above it: how many, and how many of them are expected to be true
    ShareInterval precision, recall;
    double f1;                     // of the expected values
};

// `group_of`: by row; a pair belongs to the group of its smaller row (a component of edges above a low threshold is a good choice).
// Empty: each row is a group. Thresholds in any order; the results come in the same order.
std::vector<ExpectedQuality> expect_quality(std::span<Edge const> edges, std::span<RowIndex const> group_of, std::span<double const> thresholds,
                                            QualityAssumptions const& assumptions = {});

// The threshold with the greatest expected F1; of equal ones the lowest. Nothing without curve.
std::optional<double> choose_best_f1(std::span<ExpectedQuality const> curve);
// The lowest threshold from which on up every expected precision is at least this; nothing when none is.
std::optional<double> choose_for_precision(std::span<ExpectedQuality const> curve, double precision);

}  // namespace jiayu::linkage
