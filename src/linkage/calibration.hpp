// Are probabilities what they say? Figures against labelled pairs, and two ways to put them right from labels.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace jiayu::linkage {

struct LabelledWeight {
    double bits;         // log2 of the odds, prior included
    bool is_match;       // as a person judged
    double stands_for = 1;  // pairs: where a sample was not drawn evenly, 1 / probability of being drawn; above 0
};

double probability_of(double bits);  // 1 / (1 + 2^−bits)

struct ReliabilityBin {
    double low, high;    // probabilities, from low to below high (the last one includes 1)
    std::uint64_t labels;
    double expected;     // mean probability of its pairs
    double observed;     // share of matches
};

struct Calibration {
    std::vector<ReliabilityBin> bins;     // those with labels, ascending
    double brier = 0;                     // mean squared difference of probability and truth
    double log_loss_bits = 0;             // mean −log2 of the probability given to the truth
    double expected_calibration_error = 0;  // mean over pairs of |expected − observed| of their bins
};

// Bins of equal width. All zero without labels.
Calibration measure_calibration(std::span<LabelledWeight const> labels, std::size_t bins = 10);

// bits → intercept + slope · bits (Platt 1999, with the targets of Lin, Lin and Weng 2007, which keep separated labels finite).
struct PlattScale {
    double intercept = 0, slope = 1;
    double operator()(double bits) const { return intercept + slope * bits; }
};
PlattScale fit_platt(std::span<LabelledWeight const> labels);  // the identity without labels of both kinds

// Never falling steps of probability (pool adjacent violators), straight lines between them in bits.
class IsotonicScale {
public:
    struct Step {
        double bits, probability;
    };
    explicit IsotonicScale(std::vector<Step> steps) : steps_(std::move(steps)) {}
    double probability(double bits) const;  // outside the labels' range the nearest step's
    std::span<Step const> steps() const { return steps_; }

private:
    std::vector<Step> steps_;  // ascending; none: as probability_of
};
IsotonicScale fit_isotonic(std::span<LabelledWeight const> labels);

}  // namespace jiayu::linkage
