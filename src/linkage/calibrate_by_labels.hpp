// Puts probabilities right by what people said of pairs drawn at random: a straight line of bits (Platt 1999) upon the scale that was there.
#pragma once
#include <span>

#include "linkage/calibration.hpp"
#include "linkage/probability_scale.hpp"

namespace jiayu::linkage {

// `labels`: weights with the prior, not yet on any scale. Few labels move little: the scale that was there counts as thirty labels more,
// and nothing moves without labels of both kinds.
ProbabilityScale calibrate_by_labels(ProbabilityScale const& scale, std::span<LabelledWeight const> labels);

}  // namespace jiayu::linkage
