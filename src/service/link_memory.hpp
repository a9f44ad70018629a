// How many scored pairs may be held under a bound of memory: what is left of it when the records, their codes and blocks are there.
#pragma once
#include "linkage/link_records.hpp"

namespace jiayu::service {

// 0: all of them fit. Notes say when pairs have to go to disk, and when the records alone take more than the bound, which no
// pair on disk can help. `memory` in bytes; 0: no bound.
std::size_t edges_within(std::uint64_t memory, linkage::PreparedLinkage const& prepared, std::vector<Error>& notes);

}  // namespace jiayu::service
