// For "did you mean …": the known name that is fewest slips away from a name that is not known.
#pragma once
#include <span>
#include <string_view>

namespace jiayu::linkage {

// Empty when `known` is empty.
std::string_view nearest_name(std::string_view name, std::span<std::string_view const> known);

}  // namespace jiayu::linkage
