// Distinct combinations of the codes of a few columns, as codes from 1; 0 where all are absent.
#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

class Combinations {
public:
    explicit Combinations(std::size_t width) : width_(width), slots_(1024), tuples_(width) {}

    Code code_of(std::span<Code const> tuple) {
        if (std::ranges::all_of(tuple, [](Code code) { return code == 0; })) return 0;
        auto at = slot_of(tuple);
        if (slots_[at]) return slots_[at];
        auto code = Code(tuples_.size() / width_);
        slots_[at] = code;
        tuples_.insert(tuples_.end(), tuple.begin(), tuple.end());
        if (std::size_t(code) * 2 > slots_.size()) grow();
        return code;
    }
    // 0: all absent, or never seen.
    Code find(std::span<Code const> tuple) const { return slots_[slot_of(tuple)]; }
    std::vector<Code> tuples() && { return std::move(tuples_); }

private:
    std::span<Code const> tuple_of(Code code) const { return {&tuples_[code * width_], width_}; }
    std::size_t slot_of(std::span<Code const> tuple) const {
        std::uint64_t hash = 0;
        for (auto code : tuple) hash = mix(hash * 0x9E3779B97F4A7C15ull + code + 1);
        auto at = hash & (slots_.size() - 1);
        while (slots_[at] && !std::ranges::equal(tuple_of(slots_[at]), tuple)) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow() {
        slots_.assign(slots_.size() * 2, 0);
        for (Code code = 1; code < tuples_.size() / width_; ++code) slots_[slot_of(tuple_of(code))] = code;
    }

    std::size_t width_;
    std::vector<Code> slots_;   // 0: free
    std::vector<Code> tuples_;  // by code; code 0 is all absent
};

}  // namespace jiayu::linkage
