// Columns that only repeat others: a copy, a full name beside its parts, a year beside the date. Comparing both would count the
// same evidence twice.
#pragma once
#include <span>

#include "linkage/profile_columns.hpp"

namespace jiayu::linkage {

// Sets `repeats` of those that need not be compared.
void mark_repeated_columns(Records const& records, std::span<ColumnProfile> profiles);

}  // namespace jiayu::linkage
