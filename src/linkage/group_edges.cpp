#include "linkage/group_edges.hpp"

#include <atomic>
#include <numeric>

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t edges_per_task = 1 << 18;

// Groups by their first rows.
struct GroupRange {
    RowIndex begin = 0, end = std::numeric_limits<RowIndex>::max();
    bool holds(RowIndex group) const { return begin <= group && group < end; }
};

// Union–find whose roots are the smallest rows, so that races only change the way, never the result
// (Jayanti and Tarjan 2016, "A randomized concurrent algorithm for disjoint set union", with fixed instead of random order).
class SharedForest {
public:
    explicit SharedForest(std::span<RowIndex> parents) : parents_(parents) {}

    RowIndex root(RowIndex row) const {
        while (true) {
            auto parent = load(row);
            if (parent == row) return row;
            auto grand = load(parent);
            if (grand != parent) at(row).compare_exchange_weak(parent, grand, std::memory_order_relaxed);
            row = grand;
        }
    }

    void join(RowIndex a, RowIndex b) {
        while (true) {
            a = root(a), b = root(b);
            if (a == b) return;
            if (a > b) std::swap(a, b);
            auto expected = b;
            if (at(b).compare_exchange_strong(expected, a, std::memory_order_relaxed)) return;
        }
    }

private:
    std::atomic_ref<RowIndex> at(RowIndex row) const { return std::atomic_ref(parents_[row]); }
    RowIndex load(RowIndex row) const { return at(row).load(std::memory_order_relaxed); }
    std::span<RowIndex> parents_;
};

// Where each group's rows and edges begin; counts at a group's first row.
EdgeGroups lay_out(std::span<RowIndex const> group_of, std::vector<std::uint32_t>& edge_counts, GroupRange const& range) {
    EdgeGroups laid;
    auto rows = group_of.size();
    std::vector<std::uint32_t> sizes(rows);
    laid.places.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) laid.places[row] = sizes[group_of[row]]++;
    std::vector<std::uint32_t> group_at(rows);
    std::size_t row_begin = 0, edge_begin = 0;
    auto is_laid = [&](std::size_t group) { return sizes[group] > 1 && range.holds(RowIndex(group)); };
    for (std::size_t row = 0; row < rows; ++row) {
        if (!is_laid(row)) continue;
        group_at[row] = std::uint32_t(laid.groups.size());
        laid.groups.push_back({row_begin, row_begin + sizes[row], edge_begin, edge_begin + edge_counts[row]});
        row_begin += sizes[row], edge_begin += edge_counts[row];
    }
    laid.rows.resize(row_begin);
    laid.edges.resize(edge_begin);
    for (std::size_t row = 0; row < rows; ++row)
        if (is_laid(group_of[row])) laid.rows[laid.groups[group_at[group_of[row]]].row_begin + laid.places[row]] = RowIndex(row);
    edge_counts = std::move(group_at);  // from here on: the group of a group's first row
    return laid;
}

void for_edges_within(std::span<RowIndex const> group_of, std::span<std::span<Edge const> const> lists, std::int32_t weight_min, auto const& work) {
    for (auto list : lists)
        parallel_chunks(list.size(), edges_per_task, [&](std::size_t begin, std::size_t end) {
            for (auto const& edge : list.subspan(begin, end - begin))
                if (edge.weight >= weight_min)
                    if (auto group = group_of[edge.a]; group == group_of[edge.b]) work(edge, group);
        });
}

std::vector<std::uint32_t> count_edges(std::span<RowIndex const> group_of, std::span<std::span<Edge const> const> lists, std::int32_t weight_min) {
    std::vector<std::uint32_t> counts(group_of.size());
    for_edges_within(group_of, lists, weight_min, [&](Edge const&, RowIndex group) { std::atomic_ref(counts[group]).fetch_add(1, std::memory_order_relaxed); });
    return counts;
}

EdgeGroups fill_groups(std::span<RowIndex const> group_of, std::span<std::span<Edge const> const> lists, GroupLimits const& limits, std::vector<std::uint32_t> counts,
                       GroupRange const& range) {
    auto laid = lay_out(group_of, counts, range);
    std::vector<std::size_t> next(laid.groups.size());
    for (std::size_t g = 0; g < next.size(); ++g) next[g] = laid.groups[g].edge_begin;
    for_edges_within(group_of, lists, limits.weight_min, [&](Edge const& edge, RowIndex group) {
        if (!range.holds(group)) return;
        auto at = std::atomic_ref(next[counts[group]]).fetch_add(1, std::memory_order_relaxed);
        laid.edges[at] = {laid.places[edge.a], laid.places[edge.b], edge.weight};
    });
    return laid;
}

}  // namespace

std::vector<RowIndex> connect_rows(std::size_t rows, std::span<std::span<Edge const> const> lists, std::int32_t weight_min) {
    std::vector<RowIndex> parents(rows);
    std::iota(parents.begin(), parents.end(), RowIndex(0));
    SharedForest forest(parents);
    for (auto list : lists)
        parallel_chunks(list.size(), edges_per_task, [&](std::size_t begin, std::size_t end) {
            for (auto const& edge : list.subspan(begin, end - begin))
                if (edge.weight >= weight_min) forest.join(edge.a, edge.b);
        });
    // Roots do not move any more, and are smaller than their rows: a pass in ascending order needs one step a row.
    for (std::size_t row = 0; row < rows; ++row) parents[row] = parents[parents[row]];
    return parents;
}

EdgeGroups group_edges(std::span<RowIndex const> group_of, std::span<std::span<Edge const> const> lists, std::int32_t weight_min) {
    return fill_groups(group_of, lists, {.weight_min = weight_min}, count_edges(group_of, lists, weight_min), {});
}

void for_groups_of_edges(std::span<RowIndex const> group_of, std::span<std::span<Edge const> const> lists, GroupLimits const& limits,
                         std::function<void(EdgeGroups)> const& work) {
    auto const counts = count_edges(group_of, lists, limits.weight_min);
    GroupRange range{.begin = 0, .end = 0};
    auto const rows = RowIndex(group_of.size());
    while (range.end < rows) {
        std::size_t edges = counts[range.end++];
        while (range.end < rows && (!limits.edges_max || edges + counts[range.end] <= limits.edges_max)) edges += counts[range.end++];
        work(fill_groups(group_of, lists, limits, counts, range));
        range.begin = range.end;
    }
}

}  // namespace jiayu::linkage
