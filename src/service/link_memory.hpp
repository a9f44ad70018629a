// Memory of a run of linkage: how many scored pairs may be held under a bound, what is left of it when records, codes and blocks are there.
#pragma once
#include "linkage/link_records.hpp"

namespace jiayu::service {

// From here on a large table goes back to the system as soon as it is let go. By default the allocator keeps for later what is as large as
// something that was let go before, and a run of linkage makes many large tables of which few live at once.
void return_large_memory();

// 0: all of them fit. Notes say when pairs have to go to disk, and when the records alone take more than the bound, which no
// pair on disk can help. `memory` in bytes; 0: no bound.
std::size_t edges_within(std::uint64_t memory, linkage::PreparedLinkage const& prepared, std::vector<Error>& notes);

}  // namespace jiayu::service
