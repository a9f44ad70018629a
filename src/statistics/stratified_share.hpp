// A share estimated from a sample that was drawn stratum by stratum, with a 95 % interval.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "statistics/interval.hpp"

namespace jiayu::statistics {

// One unit of the sample: does it belong to the part asked about (the denominator), and does it have the property (the numerator)?
struct SampledUnit {
    bool counts = true, holds = false;
};

// Units drawn without replacement, each with the same chance, from `of` units.
struct SampledStratum {
    double of = 0;                   // ≥ the size of the sample
    std::vector<SampledUnit> units;
    double share = 1;                // of this draw, where several draws of one population are pooled; they sum to 1
};

// The share of those that count which hold, over the whole population: a ratio of two stratified sums. Its variance is that of the
// linearised residuals (Cochran 1977, 6.11) with finite populations corrected; each stratum is given half a unit that holds and half
// a unit that does not beside its sample, so that a stratum where all said the same is not taken for certain. The interval is Wilson's
// at the effective size that the variance implies (Korn and Graubard 1998). Nothing where no unit of the sample counts.
std::optional<Estimate> estimate_stratified_share(std::span<SampledStratum const> strata);

}  // namespace jiayu::statistics
