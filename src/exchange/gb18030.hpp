// GB 18030 → UTF-8 by a table of the two-byte characters (made once from ICU); the rare four-byte ones go through ICU.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace jiayu::exchange {

struct Gb18030Text {
    std::string utf8;
    std::size_t broken = 0;      // characters that could not be decoded, each now U+FFFD
    std::size_t characters = 0;  // beyond ASCII
    std::size_t first_broken = std::string_view::npos;  // byte offset in the input
};

Gb18030Text decode_gb18030(std::string_view bytes);
std::string encode_gb18030(std::string_view utf8);

}  // namespace jiayu::exchange
