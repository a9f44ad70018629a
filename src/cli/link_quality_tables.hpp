// How good a linkage is by a truth, as tables.
#pragma once
#include "cli/command.hpp"
#include "service/link_quality.hpp"

namespace jiayu::cli {

void print_quality(service::LinkQuality const& quality, Context const& context);  // by threshold, of the clusters, and the calibration
void print_calibration(linkage::Calibration const& calibration, Context const& context);

}  // namespace jiayu::cli
