// What labels did in a run of linkage, as tables.
#pragma once
#include "cli/command.hpp"
#include "service/run_labels.hpp"

namespace jiayu::cli {

void print_label_levels(service::RunLabels const& labels, linkage::Model const& model, Context const& context);  // m and prior
void print_label_quality(service::RunLabels const& labels, Context const& context);                              // counts, calibration, precision and recall

}  // namespace jiayu::cli
