// Remembers measures of pairs of values of one comparison: combinations of several columns are mostly new, their parts are not.
#pragma once
#include <array>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

class MeasureMemory {
public:
    // What `work_out` gives for a term and two codes in either order, from memory where it is there.
    template <class WorkOut>
    double of(std::uint32_t term, Code a, Code b, WorkOut const& work_out) {
        if (slots_.empty()) slots_.resize(std::size_t(1) << size_bits);
        auto pair = std::uint64_t(std::min(a, b)) << 32 | std::max(a, b);
        auto& slot = slots_[mix(pair + term * 0x9E3779B97F4A7C15ull) >> (64 - size_bits)];
        if (slot.pair != pair || slot.term != term) slot = {pair, work_out(), term};
        return slot.value;
    }

private:
    static constexpr unsigned size_bits = 10;
    struct Slot {
        std::uint64_t pair = 0;  // never 0 in use: both codes are of present values
        double value = 0;
        std::uint32_t term = 0;
    };
    std::vector<Slot> slots_;  // made when first asked for
};

}  // namespace jiayu::linkage
