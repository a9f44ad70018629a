// A pack's decision tables: tables/NAME.toml says what they read and give, tables/NAME.csv or .xlsx holds their rows.
#pragma once
#include "policy/load_pack.hpp"

namespace jiayu::policy {

void load_tables(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);

}  // namespace jiayu::policy
