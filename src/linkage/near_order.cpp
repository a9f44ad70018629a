#include "linkage/near_order.hpp"

#include <numeric>
#include <utility>

namespace jiayu::linkage {

namespace {

constexpr std::size_t neighbours_max = 96;  // what so many records need fits the second cache

}  // namespace

Neighbourhoods::Neighbourhoods(std::size_t rows) : parents_(rows), sizes_(rows, 1) { std::iota(parents_.begin(), parents_.end(), RowIndex(0)); }

RowIndex Neighbourhoods::root(RowIndex row) {
    while (parents_[row] != row) row = parents_[row] = parents_[parents_[row]];
    return row;
}

std::vector<RowIndex> Neighbourhoods::roots() && {
    for (RowIndex row = 0; row < parents_.size(); ++row) parents_[row] = root(row);
    return std::move(parents_);
}

void Neighbourhoods::join(std::span<RowIndex const> block) {
    if (block.size() > neighbours_max) return;
    for (auto row : block.subspan(1)) join(block.front(), row);
}

// Union–find whose sets stop growing at neighbours_max.
void Neighbourhoods::join(RowIndex a, RowIndex b) {
    a = root(a), b = root(b);
    if (a == b || sizes_[a] + sizes_[b] > neighbours_max) return;
    if (sizes_[a] < sizes_[b]) std::swap(a, b);
    parents_[b] = a;
    sizes_[a] = std::uint8_t(sizes_[a] + sizes_[b]);
}

}  // namespace jiayu::linkage
