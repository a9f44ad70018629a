// An order in which what likely belongs to one person stands together: blocks that follow each other ask for records, values and remembered
// levels that are still in the caches.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "linkage/row_index.hpp"

namespace jiayu::linkage {

// Records that blocks bring together, in neighbourhoods of a bounded size: blocks chain everybody together in the end.
class Neighbourhoods {
public:
    explicit Neighbourhoods(std::size_t rows);

    void join(std::span<RowIndex const> block);  // the rows of a block, two at least
    RowIndex root(RowIndex row);                 // the same for all rows of a neighbourhood

private:
    void join(RowIndex a, RowIndex b);

    std::vector<RowIndex> parents_;
    std::vector<std::uint8_t> sizes_;
};

// The places 0 … size − 1 by what root_of says of each, below `roots`; of equal ones the smaller place first.
std::vector<std::uint32_t> order_by_root(std::size_t size, std::size_t roots, auto const& root_of) {
    std::vector<std::uint32_t> begins(roots + 1), of_place(size), order(size);
    for (std::uint32_t place = 0; place < size; ++place) ++begins[(of_place[place] = root_of(place)) + 1];
    for (std::size_t root = 0; root < roots; ++root) begins[root + 1] += begins[root];
    for (std::uint32_t place = 0; place < size; ++place) order[begins[of_place[place]]++] = place;
    return order;
}

}  // namespace jiayu::linkage
