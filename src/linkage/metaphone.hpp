// Metaphone as L. Philips published it ("Hanging on the Metaphone", Computer Language, December 1990): X is sh, 0 is th.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::linkage {

std::string metaphone(std::string_view capitals);  // A to Z alone, as by latin_capitals()

}  // namespace jiayu::linkage
