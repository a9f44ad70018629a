// Do a decision table's examples notice when a cell, an output or a day of it is changed? Each is, one at a time.
#pragma once
#include "policy/mutate_rules.hpp"

namespace jiayu::policy {

RuleMutation mutate_table(PackTable const& table, rules::Vocabulary const& vocabulary);

}  // namespace jiayu::policy
