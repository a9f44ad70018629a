#include "service/sorted_edges.hpp"

#include <algorithm>
#include <atomic>
#include <limits>

#include "base/parallel_for.hpp"

namespace jiayu::service {

namespace {

using linkage::Edge;

constexpr std::size_t edges_per_task = 1 << 18;

// The heaviest weight, and the lightest.
std::pair<std::int32_t, std::int32_t> weights_of(std::span<Edge const> edges) {
    std::pair weights{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    for (auto const& edge : edges) weights = {std::max(weights.first, edge.weight), std::min(weights.second, edge.weight)};
    return weights;
}

}  // namespace

SortedEdges::SortedEdges(std::span<Edge const> edges, Keep keep, std::size_t edges_max) : edges_(edges), keep_(std::move(keep)), heaviest_(0), edges_max_(edges_max) {
    if (edges.empty()) return;
    auto const [heaviest, lightest] = weights_of(edges);
    heaviest_ = heaviest;
    counts_.resize(std::size_t(std::int64_t(heaviest) - lightest) + 1);
    for (auto const& edge : edges_)
        if (keep_(edge)) ++counts_[std::size_t(heaviest_ - edge.weight)], ++size_;
}

void SortedEdges::load(std::size_t begin, std::size_t end) {
    window_.erase(window_.begin(), window_.begin() + std::ptrdiff_t(begin - window_begin_));
    window_begin_ = begin;
    while (window_begin_ + window_.size() < end) append_next();
}

// The next weights, as many as may be held: each to its own place, then sorted by row.
void SortedEdges::append_next() {
    auto const first = next_;
    std::vector<std::size_t> places;  // where the edges of each weight begin
    auto sum = window_.size();
    do {
        places.push_back(sum);
        sum += counts_[next_++];
    } while (next_ < counts_.size() && (!edges_max_ || sum + counts_[next_] <= edges_max_));
    window_.resize(sum);
    auto next = places;
    parallel_chunks(edges_.size(), edges_per_task, [&](std::size_t begin, std::size_t end) {
        for (auto const& edge : edges_.subspan(begin, end - begin)) {
            auto const of = std::size_t(std::int64_t(heaviest_) - edge.weight);
            if (of < first || of >= next_ || !keep_(edge)) continue;
            window_[std::atomic_ref(next[of - first]).fetch_add(1, std::memory_order_relaxed)] = edge;
        }
    });
    parallel_for(places.size(), [&](std::size_t i) {
        std::sort(window_.begin() + std::ptrdiff_t(places[i]), window_.begin() + std::ptrdiff_t(next[i]),
                  [](Edge const& x, Edge const& y) { return (std::uint64_t(x.a) << 32 | x.b) < (std::uint64_t(y.a) << 32 | y.b); });
    });
}

}  // namespace jiayu::service
