#include "register_linkage/score_pairs.hpp"

#include <cmath>
#include <tuple>

#include "base/parallel_for.hpp"
#include "register_linkage/weight_bound.hpp"

namespace jiayu::register_linkage {

namespace {

bool is_before(Edge const& x, Edge const& y) { return std::tuple(-x.weight, x.a, x.b) < std::tuple(-y.weight, y.a, y.b); }

void sort_edges(std::vector<Edge>& edges) {
    auto middle = edges.begin() + std::ptrdiff_t(edges.size() / 2);
    parallel_for(2, [&](std::size_t half) {
        half ? std::sort(middle, edges.end(), is_before) : std::sort(edges.begin(), middle, is_before);
    });
    std::inplace_merge(edges.begin(), middle, edges.end(), is_before);
}

}  // namespace

ScoredPairs score_pairs(PairWeigher const& weigher, Table const& table, Blocking const& blocking, double weight_min, Advance const& advance) {
    constexpr std::size_t chunk = 1 << 14, ahead = 8;
    auto const& blocks = blocking.blocks();
    WeightBound const bound(weigher.model(), table, weigher.weights(), weight_min);
    auto least = std::int32_t(std::lround(weight_min * 100)), least_in_conflict = std::int32_t(std::lround(bound.conflicting_min() * 100));
    std::vector<ScoredPairs> parts((blocks.size() + chunk - 1) / chunk);
    parallel_chunks(blocks.size(), chunk, [&](std::size_t begin, std::size_t end) {
        auto& part = parts[begin / chunk];
        auto may_reach = [&](RowIndex a, RowIndex b) { return bound.may_reach(table.rows[a], table.rows[b]); };
        for (auto i = begin; i < end; ++i) {
            if (i + ahead < end) blocking.prefetch(blocks[i + ahead], table);
            blocking.pairs_of(blocks[i], may_reach, [&](RowIndex a, RowIndex b) {
                ++part.compared;
                if (table.rows[a].record == table.rows[b].record) return;
                auto weight = std::int32_t(std::lround(weigher.weigh(a, b).weight * 100));
                if (weight >= (bound.are_in_conflict(table.rows[a], table.rows[b]) ? least_in_conflict : least)) part.edges.push_back({a, b, weight});
            });
        }
        if (advance) advance(end - begin);
    });
    ScoredPairs all;
    std::size_t edges = 0;
    for (auto const& part : parts) edges += part.edges.size();
    all.edges.reserve(edges);
    for (auto& part : parts) {
        all.compared += part.compared;
        all.edges.insert(all.edges.end(), part.edges.begin(), part.edges.end());
        std::vector<Edge>().swap(part.edges);
    }
    sort_edges(all.edges);
    return all;
}

}  // namespace jiayu::register_linkage
