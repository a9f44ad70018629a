// Which clusters are worth comparing as wholes: those that share a key of a blocking rule made of values of any of their records,
// the year from one and the place from another. Rules are also tried with a key less, where that still names few.
#pragma once
#include <utility>

#include "linkage/blocking.hpp"
#include "linkage/entity_profiles.hpp"

namespace jiayu::linkage {

// Pairs of profiles, the smaller first, ascending, each once.
std::vector<std::pair<RowIndex, RowIndex>> profile_pairs(Blocking const& blocking, Records const& records, Profiles const& profiles);

}  // namespace jiayu::linkage
