// A model's rules of clustering bound to records.
#pragma once
#include "linkage/cluster_input.hpp"
#include "linkage/records.hpp"

namespace jiayu::linkage {

// Sets the columns and sources that the rules name; `records` must outlive the input. Refuses a column that is not there.
Result<void> bind_cluster_rules(ClusterRules const& rules, Records const& records, ClusterInput& input);

ClusterSettings cluster_settings(Model const& model);

}  // namespace jiayu::linkage
