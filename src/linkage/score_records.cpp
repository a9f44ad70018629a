#include "linkage/score_records.hpp"

#include <cmath>
#include <map>
#include <mutex>

#include "base/parallel_for.hpp"
#include "linkage/row_prefetcher.hpp"

namespace jiayu::linkage {

namespace {

struct Part {
    std::vector<Edge> edges;
    std::vector<std::uint64_t> proposed_by_rule;
};

// Hands parts on in their order, in whatever order they are done.
class PartsInOrder {
public:
    PartsInOrder(ScoredPairs& all, TakeEdges const& take) : all_(all), take_(take) {}

    void put(std::size_t index, Part part) {
        std::scoped_lock lock(mutex_);
        waiting_.emplace(index, std::move(part));
        for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; first = waiting_.erase(first), ++next_) hand_on(first->second);
    }

private:
    void hand_on(Part const& part) {
        if (take_) take_(part.edges);
        else all_.edges.insert(all_.edges.end(), part.edges.begin(), part.edges.end());
        for (std::size_t rule = 0; rule < part.proposed_by_rule.size(); ++rule) all_.proposed_by_rule[rule] += part.proposed_by_rule[rule];
    }

    ScoredPairs& all_;
    TakeEdges const& take_;
    std::mutex mutex_;
    std::map<std::size_t, Part> waiting_;
    std::size_t next_ = 0;
};

void score_block(PairWeights const& weights, Blocking const& blocking, Blocking::Block const& block, double weight_min, Part& part) {
    auto const least = std::int32_t(std::lround(weight_min * 100));
    auto& memory = LevelMemory::of_this_thread(weights.table());
    auto& proposed = part.proposed_by_rule[block.rule];
    blocking.pairs_of(block, [&](RowIndex a, RowIndex b) {
        ++proposed;
        auto const bits = weights.weigh_from(a, b, weight_min, memory);
        if (!bits) return;
        if (auto weight = std::int32_t(std::lround(*bits * 100)); weight >= least) part.edges.push_back({a, b, weight});
    });
}

// Asks for what a block will need while others are scored: its list of rows first, then the rows.
void prefetch(Blocking const& blocking, std::size_t at, std::size_t end, RowPrefetcher& ahead) {
    constexpr std::size_t rows_ahead = 12, lists_ahead = 24, rows_max = 32;
    if (at + lists_ahead < end) __builtin_prefetch(blocking.rows_of(blocking.blocks()[at + lists_ahead]).data());
    if (at + rows_ahead >= end) return;
    auto const rows = blocking.rows_of(blocking.blocks()[at + rows_ahead]);
    for (auto row : rows.first(std::min(rows.size(), rows_max))) {
        blocking.prefetch_keys(row);
        ahead.ask(row);
    }
}

// Room for all that may come: what is never written takes no memory, and growing would take twice as much for a while.
void reserve_edges(Blocking const& blocking, std::size_t rows, std::vector<Edge>& edges) {
    constexpr std::uint64_t most_for_a_row = 32;
    std::uint64_t pairs = 0;
    for (auto const& count : blocking.counts()) pairs += count.pairs;
    edges.reserve(std::min<std::uint64_t>(pairs, most_for_a_row * rows));
}

}  // namespace

ScoredPairs score_records(PairWeights const& weights, Blocking const& blocking, Scoring const& scoring) {
    constexpr std::size_t chunk = 1 << 12;
    auto const& blocks = blocking.blocks();
    ScoredPairs all{.proposed_by_rule = std::vector<std::uint64_t>(blocking.counts().size())};
    if (!scoring.take) reserve_edges(blocking, weights.table().rows(), all.edges);
    PartsInOrder parts(all, scoring.take);
    parallel_chunks(blocks.size(), chunk, [&](std::size_t begin, std::size_t end) {
        Part part{.proposed_by_rule = std::vector<std::uint64_t>(blocking.counts().size())};
        auto& ahead = RowPrefetcher::of_this_thread(weights.table());
        for (auto i = begin; i < end; ++i) {
            prefetch(blocking, i, end, ahead);
            score_block(weights, blocking, blocks[i], scoring.weight_min, part);
        }
        parts.put(begin / chunk, std::move(part));
        if (scoring.advance) scoring.advance(end - begin);
    });
    for (auto proposed : all.proposed_by_rule) all.proposed += proposed;
    return all;
}

}  // namespace jiayu::linkage
