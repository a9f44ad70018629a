// A scored pair of records that may be one person.
#pragma once
#include <cstdint>

#include "linkage/row_index.hpp"

namespace jiayu::linkage {

struct Edge {
    RowIndex a, b;        // a < b
    std::int32_t weight;  // log2 of the odds of one person, prior included, in hundredths of a bit
};

}  // namespace jiayu::linkage
