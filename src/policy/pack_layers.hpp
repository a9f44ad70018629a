// A local pack says in its pack.toml which pack it extends (`extends = "national"`): it adds parameters, tables, rules and benefits, or
// replaces those of the same name. Fact views, code sets and the list of repealed functions are the extended pack's.
#pragma once
#include "policy/load_pack.hpp"

namespace jiayu::policy {

// From the pack that extends nothing to `folder` itself. Packs that extend each other stand side by side in one folder.
std::vector<Path> pack_layers(Path const& folder, std::vector<PackProblem>& problems);

// Notes that the layer being read brings this; false: it has brought it before. What an earlier layer brought is replaced from now on.
bool claim(Pack& pack, std::string_view kind, std::string const& id);

// Did the pack itself bring this, and not one that it extends?
bool is_own(Pack const& pack, std::string_view kind, std::string const& id);

}  // namespace jiayu::policy
