// Scored pairs read back from the table that `jiayu link predict` wrote.
#pragma once
#include "base/progress.hpp"
#include "linkage/edge.hpp"
#include "service/link_files.hpp"

namespace jiayu::service {

// Refuses a pair of a record that is not there.
Result<std::vector<linkage::Edge>> read_edges(Path const& pairs, linkage::Records const& records, Progress& progress);

}  // namespace jiayu::service
