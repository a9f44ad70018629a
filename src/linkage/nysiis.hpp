// The code of the New York State Identification and Intelligence System (R. L. Taft, "Name Search Techniques", 1970), not cut to six
// letters; a final -sch keeps its s, as in jellyfish.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::linkage {

std::string nysiis(std::string_view capitals);  // A to Z alone, as by latin_capitals()

}  // namespace jiayu::linkage
