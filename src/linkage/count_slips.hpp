// How many slips of the pen lie between two written numbers.
#pragma once
#include <string_view>

namespace jiayu::linkage {

// Substitutions, losses, additions and swaps of neighbours that turn a into b, counted up to 3. Bytes are characters here.
int count_slips(std::string_view a, std::string_view b);

}  // namespace jiayu::linkage
