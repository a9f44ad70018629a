// How well the clusters and pairs that `jiayu link` wrote match the truth.
#pragma once
#include "service/link_quality.hpp"
#include "service/link_truth.hpp"

namespace jiayu::service {

// `result` is the folder that `jiayu link` wrote.
Result<LinkQuality> evaluate_link(Path const& result, TruthSettings settings);

}  // namespace jiayu::service
