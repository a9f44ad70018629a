// American Soundex as the National Archives of the United States count it: letters with the same digit side by side, or with H or W
// between them, are coded once.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::linkage {

// A letter and three digits, "R163", of A to Z alone as by latin_capitals().
std::string soundex(std::string_view capitals);

}  // namespace jiayu::linkage
