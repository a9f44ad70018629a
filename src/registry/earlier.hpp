// The earlier of two days YYYYMMDD of which either may be absent (0).
#pragma once
#include <algorithm>
#include <cstdint>

namespace jiayu::registry {

constexpr std::int32_t earlier(std::int32_t a, std::int32_t b) { return a && b ? std::min(a, b) : std::max(a, b); }

}  // namespace jiayu::registry
