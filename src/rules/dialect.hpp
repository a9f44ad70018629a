// The databases that a condition is written for.
#pragma once
#include <cstdint>

namespace jiayu::rules {

enum class Dialect : std::uint8_t { duckdb, postgres };

}  // namespace jiayu::rules
