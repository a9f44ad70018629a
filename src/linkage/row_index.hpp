// The place of a record in its table, from 0.
#pragma once
#include <cstdint>

namespace jiayu::linkage {

using RowIndex = std::uint32_t;

}  // namespace jiayu::linkage
