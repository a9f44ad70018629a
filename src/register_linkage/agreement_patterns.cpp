#include "register_linkage/agreement_patterns.hpp"

#include <mutex>

#include "base/parallel_for.hpp"

namespace jiayu::register_linkage {

PatternCounts count_patterns(Model const& model, Table const& table, Blocking const& blocking, std::uint64_t pairs_wanted) {
    std::uint64_t all = 0;
    for (auto const& count : blocking.counts()) all += count.pairs;
    auto share = std::max<std::uint64_t>(1, all / std::max<std::uint64_t>(pairs_wanted, 1));
    auto const& blocks = blocking.blocks();
    std::unordered_map<Pattern, std::uint64_t> total;
    std::mutex mutex;
    parallel_chunks(blocks.size(), 1 << 15, [&](std::size_t begin, std::size_t end) {
        std::unordered_map<Pattern, std::uint64_t> counts;
        for (auto i = begin; i < end; ++i) {
            if (mix(i + 1) % share) continue;
            blocking.pairs_of(blocks[i], [&](RowIndex a, RowIndex b) {
                if (table.rows[a].record != table.rows[b].record)
                    ++counts[compare_rows(model, table, table.rows[a], table.rows[b])];
            });
        }
        std::scoped_lock lock(mutex);
        for (auto const& [pattern, pairs] : counts) total[pattern] += pairs;
    });
    PatternCounts result;
    for (auto const& [pattern, pairs] : total) {
        result.patterns.push_back({pattern, pairs});
        result.pairs += pairs;
    }
    std::ranges::sort(result.patterns, {}, &PatternCount::pattern);
    result.proposed = result.pairs * share;
    return result;
}

}  // namespace jiayu::register_linkage
