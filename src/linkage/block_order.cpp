#include "linkage/block_order.hpp"

#include <numeric>

namespace jiayu::linkage {

namespace {

constexpr std::uint32_t neighbours_max = 96;  // records that stay together; what they need fits the second cache

// Union–find whose sets stop growing at neighbours_max: blocks chain everybody together in the end.
class Neighbourhoods {
public:
    explicit Neighbourhoods(std::size_t rows) : parents_(rows), sizes_(rows, 1) { std::iota(parents_.begin(), parents_.end(), RowIndex(0)); }

    RowIndex root(RowIndex row) {
        while (parents_[row] != row) row = parents_[row] = parents_[parents_[row]];
        return row;
    }

    void join(RowIndex a, RowIndex b) {
        a = root(a), b = root(b);
        if (a == b || sizes_[a] + sizes_[b] > neighbours_max) return;
        if (sizes_[a] < sizes_[b]) std::swap(a, b);
        parents_[b] = a;
        sizes_[a] = std::uint8_t(sizes_[a] + sizes_[b]);
    }

private:
    std::vector<RowIndex> parents_;
    std::vector<std::uint8_t> sizes_;
};

}  // namespace

std::vector<std::uint32_t> order_blocks(Blocking const& blocking, std::size_t rows) {
    auto const& blocks = blocking.blocks();
    Neighbourhoods neighbourhoods(rows);
    for (auto const& block : blocks) {
        auto const of_block = blocking.rows_of(block);
        if (of_block.size() <= neighbours_max)
            for (auto row : of_block.subspan(1)) neighbourhoods.join(of_block.front(), row);
    }
    std::vector<std::uint32_t> begins(rows + 1), order(blocks.size());
    auto place_of = [&](Blocking::Block const& block) { return neighbourhoods.root(blocking.rows_of(block).front()); };
    for (auto const& block : blocks) ++begins[place_of(block) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    for (std::uint32_t at = 0; at < blocks.size(); ++at) order[begins[place_of(blocks[at])]++] = at;
    return order;
}

}  // namespace jiayu::linkage
