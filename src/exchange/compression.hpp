// Bytes ↔ Zstandard frames.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace jiayu::exchange {

std::string compress(std::string_view bytes);
Result<std::string> decompress(std::string_view frame, std::size_t bytes_max);  // refuses damage and what would exceed the limit

}  // namespace jiayu::exchange
