#include "linkage/score_records.hpp"

#include <cmath>

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

struct Part {
    std::vector<Edge> edges;
    std::vector<std::uint64_t> proposed_by_rule;
};

void score_block(PairWeights const& weights, Blocking const& blocking, Blocking::Block const& block, double weight_min, LevelMemory& memory, Part& part) {
    auto const least = std::int32_t(std::lround(weight_min * 100));
    auto& proposed = part.proposed_by_rule[block.rule];
    blocking.pairs_of(block, [&](RowIndex a, RowIndex b) {
        ++proposed;
        if (!weights.may_reach(a, b, weight_min)) return;
        auto weight = std::int32_t(std::lround(weights.weigh(a, b, memory).weight * 100));
        if (weight >= least) part.edges.push_back({a, b, weight});
    });
}

}  // namespace

ScoredPairs score_records(PairWeights const& weights, Blocking const& blocking, double weight_min, Advance const& advance) {
    constexpr std::size_t chunk = 1 << 12;
    auto const& blocks = blocking.blocks();
    std::vector<Part> parts((blocks.size() + chunk - 1) / chunk);
    parallel_chunks(blocks.size(), chunk, [&](std::size_t begin, std::size_t end) {
        auto& part = parts[begin / chunk];
        part.proposed_by_rule.resize(blocking.counts().size());
        LevelMemory memory(weights.table().comparisons());
        for (auto i = begin; i < end; ++i) score_block(weights, blocking, blocks[i], weight_min, memory, part);
        if (advance) advance(end - begin);
    });
    ScoredPairs all{.proposed_by_rule = std::vector<std::uint64_t>(blocking.counts().size())};
    std::size_t edges = 0;
    for (auto const& part : parts) edges += part.edges.size();
    all.edges.reserve(edges);
    for (auto& part : parts) {
        all.edges.insert(all.edges.end(), part.edges.begin(), part.edges.end());
        std::vector<Edge>().swap(part.edges);
        for (std::size_t rule = 0; rule < all.proposed_by_rule.size(); ++rule) all.proposed_by_rule[rule] += part.proposed_by_rule[rule];
    }
    for (auto proposed : all.proposed_by_rule) all.proposed += proposed;
    return all;
}

}  // namespace jiayu::linkage
