// SHA-256 of bytes as 64 lower-case hexadecimal characters.
#pragma once
#include <string>
#include <string_view>

namespace jiayu {

std::string sha256_hex(std::string_view bytes);

}  // namespace jiayu
