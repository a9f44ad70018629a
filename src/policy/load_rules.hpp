// A pack's audit/*.toml and switched_off.toml.
#pragma once
#include "policy/load_pack.hpp"

namespace jiayu::policy {

void load_audit_rules(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);
void load_switched_off(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);

}  // namespace jiayu::policy
