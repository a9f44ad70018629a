// A pack's indicators/*.toml.
#pragma once
#include "policy/load_pack.hpp"

namespace jiayu::policy {

void load_indicators(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);

}  // namespace jiayu::policy
