// What was found for pairs of clusters, good as long as neither has grown.
#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

class PairMemo {
public:
    struct Entry {
        std::uint64_t pair = 0;   // 0: free
        std::uint64_t sizes = 0;  // of both when it was found
        double bits = 0;
    };

    PairMemo() : entries_(16) {}

    // The entry of two different clusters, made when there is none (sizes 0). Good until the next call.
    Entry& of(std::uint32_t a, std::uint32_t b) {
        if (2 * used_ >= entries_.size()) grow();
        auto pair = a < b ? std::uint64_t(a) << 32 | b : std::uint64_t(b) << 32 | a;  // never 0: a and b differ
        auto& entry = slot(pair);
        if (!entry.pair) entry.pair = pair, ++used_;
        return entry;
    }

private:
    Entry& slot(std::uint64_t pair) {
        auto at = mix(pair) & (entries_.size() - 1);
        while (entries_[at].pair && entries_[at].pair != pair) at = (at + 1) & (entries_.size() - 1);
        return entries_[at];
    }

    void grow() {
        auto old = std::move(entries_);
        entries_.assign(old.size() * 4, {});
        for (auto const& entry : old)
            if (entry.pair) slot(entry.pair) = entry;
    }

    std::vector<Entry> entries_;
    std::size_t used_ = 0;
};

}  // namespace jiayu::linkage
