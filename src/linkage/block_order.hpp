// An order of blocks in which those of likely one person's records follow each other: their codes, values and remembered levels are
// then still in the caches when they are asked for again.
#pragma once
#include <cstdint>
#include <vector>

#include "linkage/blocking.hpp"

namespace jiayu::linkage {

// Places in blocking.blocks(). The same whatever the number of threads.
std::vector<std::uint32_t> order_blocks(Blocking const& blocking, std::size_t rows);

}  // namespace jiayu::linkage
