// Records that say too little to be linked with anything: those whose weight against their own copy stays below the threshold.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "linkage/row_index.hpp"

namespace jiayu::linkage {

struct UnlinkableShare {
    double bits;         // threshold
    std::uint64_t rows;  // whose own copy weighs less
    double share;        // of all rows; 0 without rows
};

// log2 of the odds, prior included, of each row compared with itself. `weigh_self(row)` is without prior; called from many threads.
std::vector<double> weigh_copies(std::size_t rows, std::function<double(RowIndex)> const& weigh_self, double prior_bits);

// `thresholds` in any order; the shares come in the same order.
std::vector<UnlinkableShare> count_unlinkables(std::span<double const> copy_bits, std::span<double const> thresholds);

}  // namespace jiayu::linkage
