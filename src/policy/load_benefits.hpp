// A pack's benefits/*.toml: one benefit a file, with its own dated parameters and its examples (docs/guide/benefits.md). The
// parameters go into the pack's vocabulary first, so that tables and conditions elsewhere may read them.
#pragma once
#include "policy/load_pack.hpp"

namespace jiayu::policy {

void load_benefit_parameters(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);
void load_benefits(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);

}  // namespace jiayu::policy
