// A model's rules of clustering bound to records.
#pragma once
#include "linkage/cluster_input.hpp"
#include "linkage/records.hpp"

namespace jiayu::linkage {

// Refuses rules that name a column that is not there.
Result<void> check_cluster_rules(ClusterRules const& rules, Records const& records);

// Sets sources and the columns that the rules name, all of which are there; `records` must outlive the input.
void bind_cluster_rules(ClusterRules const& rules, Records const& records, ClusterInput& input);

ClusterSettings cluster_settings(Model const& model);

}  // namespace jiayu::linkage
