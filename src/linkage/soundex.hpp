// American Soundex as the National Archives of the United States count it: letters with the same digit side by side, or with H or W
// between them, are coded once.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::linkage {

// A letter and three digits, "R163". Letters outside A–Z are passed over, accents taken off first; "" where none is left.
std::string soundex(std::string_view name);

}  // namespace jiayu::linkage
