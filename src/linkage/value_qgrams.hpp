// The q-grams of one value, as a schema's feature asks for them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "linkage/clk_schema.hpp"

namespace jiayu::linkage {

// Distinct, in ascending order. Padded ones begin and end with the control characters U+0002 and U+0003, which no clean value has.
void qgrams_of(std::string_view value, ClkFeature const& feature, std::vector<std::string>& grams);

}  // namespace jiayu::linkage
