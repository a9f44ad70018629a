// Sets of rows that only grow together: roots by union–find, members by lists.
#pragma once
#include <numeric>
#include <span>
#include <vector>

#include "linkage/row_index.hpp"

namespace jiayu::linkage {

class GrowingClusters {
public:
    explicit GrowingClusters(std::size_t rows) : parents_(rows), next_(rows), sizes_(rows, 1) {
        std::iota(parents_.begin(), parents_.end(), RowIndex(0));
        std::iota(next_.begin(), next_.end(), RowIndex(0));
    }

    RowIndex root(RowIndex row) const {
        while (parents_[row] != row) row = parents_[row] = parents_[parents_[row]];
        return row;
    }

    void list_members(RowIndex row, std::vector<RowIndex>& members) const {
        members.assign(1, row);
        for (auto other = next_[row]; other != row; other = next_[other]) members.push_back(other);
    }

    // Swapping the successors of two rings makes one ring of them.
    void join(RowIndex a, RowIndex b) {
        auto x = root(a), y = root(b);
        if (x == y) return;
        if (sizes_[x] < sizes_[y]) std::swap(x, y);
        parents_[y] = x;
        sizes_[x] += sizes_[y];
        std::swap(next_[x], next_[y]);
    }

private:
    mutable std::vector<RowIndex> parents_;  // halved on the way to the root
    std::vector<RowIndex> next_;             // rings of members
    std::vector<std::uint32_t> sizes_;
};

}  // namespace jiayu::linkage
