// Whether a decision table answers every case once, each refusal with a case that shows it.
#pragma once
#include "base/result.hpp"
#include "policy/table.hpp"

namespace jiayu::policy {

std::vector<Error> check_table(PackTable const& table, rules::Vocabulary const& vocabulary);

}  // namespace jiayu::policy
