// Which columns are compared, and by which levels: chosen by the kind of each column and by what its values are like.
#pragma once
#include <span>

#include "linkage/model.hpp"
#include "linkage/profile_columns.hpp"

namespace jiayu::linkage {

struct ProposedComparison {
    ColumnRule column;
    Comparison comparison;
};

inline constexpr std::size_t comparisons_max = 16;

// Whether a column says something of the person that another record may say too.
bool can_be_compared(ColumnProfile const& profile);

// The share of records whose given name and surname look exchanged: each is commoner in the other's column.
double share_of_swapped_names(Records const& records, ColumnProfile const& given, ColumnProfile const& surname);

// In the order of the profiles; where there are more than sixteen, those that tell people apart best.
std::vector<ProposedComparison> propose_comparisons(Records const& records, std::span<ColumnProfile const> profiles);

}  // namespace jiayu::linkage
