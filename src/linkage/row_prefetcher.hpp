// Asks memory for what comparing a record will need before it is needed: its codes, what they stand for, and what is prepared of that lie
// in a dozen tables far larger than the caches, each found by what the one before says.
#pragma once
#include <array>
#include <vector>

#include "linkage/comparison_table.hpp"
#include "linkage/text_bound.hpp"

namespace jiayu::linkage {

class RowPrefetcher {
public:
    // This thread's for a table.
    static RowPrefetcher& of_this_thread(ComparisonTable const& table);

    explicit RowPrefetcher(ComparisonTable const& table);

    // Asks for a row's codes now, and for what earlier rows' codes point to; the last `depth` rows asked for stay half asked for.
    void ask(RowIndex row) {
        auto& known = known_[row % known_.size()];
        if (known == row) return;
        known = row;
        __builtin_prefetch(table_->codes(row).data());
        ask_combinations(lately(step));
        ask_codes(lately(2 * step));
        ask_bounds(lately(3 * step));
        ring_[at_++ % ring_.size()] = row;
    }

private:
    static constexpr std::size_t step = 8, depth = 3 * step;

    // A column's codes of a comparison: base codes, those of what is derived, and bounds by either.
    struct Place {
        std::size_t comparison;
        Code const* tuples;  // none: the comparison's code is the base code
        std::size_t width, column;
        Code const* codes;   // none: nothing is derived
        TextBound const* bounds;

        Code base(std::span<Code const> row) const { return tuples ? tuples[row[comparison] * width + column] : row[comparison]; }
    };
    struct Combined {
        std::size_t comparison;
        Code const* tuples;
        std::size_t width;
    };
    RowIndex lately(std::size_t before) const { return ring_[(at_ - before) % ring_.size()]; }
    void ask_combinations(RowIndex row) const;
    void ask_codes(RowIndex row) const;
    void ask_bounds(RowIndex row) const;

    ComparisonTable const* table_;
    std::vector<Combined> combined_;
    std::vector<Place> places_;
    std::array<RowIndex, 256> known_;      // asked for lately
    std::array<RowIndex, 32> ring_{};      // the last ones, in their order
    std::size_t at_ = 0;
    static_assert(depth <= 32);
};

}  // namespace jiayu::linkage
