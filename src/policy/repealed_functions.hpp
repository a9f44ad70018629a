// Functions that the law ended: a pack in whose deciding files one is named does not load (docs/design/law.md).
#pragma once
#include <span>

#include "policy/load_pack.hpp"

namespace jiayu::policy {

// By the list of the lowest layer, in every layer's conditions, parameters, views, tables (also in the cells of .xlsx) and matters.
// Source maps are left out: they name repealed columns in order to cut them.
void refuse_repealed(std::span<Path const> layers, std::vector<PackProblem>& problems);

}  // namespace jiayu::policy
