// The prior from rules whose pairs are known to be of one person, and the share of such pairs that they find.
#pragma once
#include "linkage/model.hpp"
#include "linkage/records.hpp"

namespace jiayu::linkage {

// Pairs that any of the model's `training.certain` proposes, over `certain_recall`, over all pairs that its kind of linking compares.
// Blocks above `block_rows_max` count nothing: so many records are not one person. Refuses rules with columns or transforms that are not there.
Result<double> certain_prior(Model const& model, Records const& records);

}  // namespace jiayu::linkage
