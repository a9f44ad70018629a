// An order in which what likely belongs to one person stands together: blocks that follow each other ask for records, values and remembered
// levels that are still in the caches.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel_for.hpp"
#include "linkage/row_index.hpp"

namespace jiayu::linkage {

// Records that blocks bring together, in neighbourhoods of a bounded size: blocks chain everybody together in the end.
class Neighbourhoods {
public:
    explicit Neighbourhoods(std::size_t rows);

    void join(std::span<RowIndex const> block);  // the rows of a block, two at least
    // By row what is the same for all rows of its neighbourhood: a row of it.
    std::vector<RowIndex> roots() &&;

private:
    RowIndex root(RowIndex row);
    void join(RowIndex a, RowIndex b);

    std::vector<RowIndex> parents_;
    std::vector<std::uint8_t> sizes_;
};

// The places 0 … size − 1 by what root_of says of each, below `roots`; of equal ones the smaller place first. root_of is asked from many threads.
std::vector<std::uint32_t> order_by_root(std::size_t size, std::size_t roots, auto const& root_of) {
    constexpr std::size_t chunk = 1 << 15;
    std::vector<std::uint32_t> of_place(size), order(size), begins(roots + 1);
    parallel_chunks(size, chunk, [&](std::size_t begin, std::size_t end) {
        for (auto place = begin; place < end; ++place) of_place[place] = root_of(std::uint32_t(place));
    });
    // Each part counts and places its own roots: reading all in order costs little beside jumping about among the roots.
    auto const parts = size < chunk ? 1 : thread_count();
    auto each_of_part = [&](std::size_t part, auto const& each) {
        auto const first = std::uint32_t(roots * part / parts), count = std::uint32_t(roots * (part + 1) / parts) - first;
        for (std::uint32_t place = 0; place < size; ++place)
            if (of_place[place] - first < count) each(place);
    };
    parallel_for(parts, [&](std::size_t part) { each_of_part(part, [&](std::uint32_t place) { ++begins[of_place[place] + 1]; }); });
    for (std::size_t root = 0; root < roots; ++root) begins[root + 1] += begins[root];
    parallel_for(parts, [&](std::size_t part) { each_of_part(part, [&](std::uint32_t place) { order[begins[of_place[place]]++] = place; }); });
    return order;
}

}  // namespace jiayu::linkage
