// Reads matters/*.toml, the kinds of matters of a pack, and calendar/*.csv, the holidays and make-up days that their clocks count by.
#pragma once
#include "policy/load_pack.hpp"

namespace jiayu::policy {

void load_calendar(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);
void load_matters(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);  // after the parameters

}  // namespace jiayu::policy
