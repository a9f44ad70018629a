#include "linkage/evaluate_clusters.hpp"

#include <algorithm>
#include <vector>


namespace jiayu::linkage {

double Quality::f1() const {
    auto sum = precision() + recall();
    return sum > 0 ? 2 * precision() * recall() / sum : 0;
}

namespace {

// Rows grouped: sizes of the group of each row, and of those how many rows count.
struct Groups {
    std::vector<double> rows, counting;
};

struct Cell {
    std::uint32_t found, truth;
    double rows = 0, counting = 0;
};

Groups count_groups(std::span<std::uint32_t const> group_of, std::vector<char> const& counts) {
    auto size = group_of.empty() ? 0 : *std::ranges::max_element(group_of) + std::size_t(1);
    Groups groups{std::vector<double>(size), std::vector<double>(size)};
    for (std::size_t i = 0; i < group_of.size(); ++i) {
        ++groups.rows[group_of[i]];
        groups.counting[group_of[i]] += counts[i];
    }
    return groups;
}

std::vector<Cell> count_cells(std::span<std::uint32_t const> found, std::span<std::uint32_t const> truth, std::vector<char> const& counts) {
    std::vector<std::pair<std::uint64_t, char>> keys(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) keys[i] = {std::uint64_t(found[i]) << 32 | truth[i], counts[i]};
    std::ranges::sort(keys);
    std::vector<Cell> cells;
    for (auto const& [key, counting] : keys) {
        auto f = std::uint32_t(key >> 32), t = std::uint32_t(key);
        if (cells.empty() || cells.back().found != f || cells.back().truth != t) cells.push_back({f, t});
        ++cells.back().rows;
        cells.back().counting += counting;
    }
    return cells;
}

// Pairs of `rows` with at least one of the `counting` ones.
double pairs_with(double rows, double counting) {
    auto rest = rows - counting;
    return (rows * (rows - 1) - rest * (rest - 1)) / 2;
}

void add_groups(Groups const& groups, double& pairs, double& clusters) {
    for (std::size_t i = 0; i < groups.rows.size(); ++i) {
        pairs += pairs_with(groups.rows[i], groups.counting[i]);
        clusters += groups.counting[i] > 0;
    }
}

}  // namespace

ClusterQuality evaluate_clusters(std::span<std::uint32_t const> found, std::span<std::uint32_t const> truth,
                                 std::function<bool(std::size_t)> const& counts) {
    std::vector<char> counting(found.size(), 1);
    if (counts)
        for (std::size_t i = 0; i < counting.size(); ++i) counting[i] = counts(i);
    auto const found_groups = count_groups(found, counting), true_groups = count_groups(truth, counting);
    ClusterQuality quality;
    add_groups(found_groups, quality.pairs.found, quality.clusters.found);
    add_groups(true_groups, quality.pairs.truth, quality.clusters.truth);
    for (auto const& cell : count_cells(found, truth, counting)) {
        auto in_found = found_groups.rows[cell.found], in_truth = true_groups.rows[cell.truth];
        quality.pairs.right += pairs_with(cell.rows, cell.counting);
        quality.clusters.right += cell.counting > 0 && cell.rows == in_found && cell.rows == in_truth;
        quality.b_cubed.right += cell.counting * cell.rows / in_found;
        quality.b_cubed.right_recall += cell.counting * cell.rows / in_truth;
        quality.b_cubed.found += cell.counting;
        quality.b_cubed.truth += cell.counting;
    }
    quality.pairs.right_recall = quality.pairs.right;
    quality.clusters.right_recall = quality.clusters.right;
    return quality;
}

}  // namespace jiayu::linkage
