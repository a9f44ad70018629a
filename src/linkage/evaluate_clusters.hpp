// How well clusters match the truth. Three measures, each with precision, recall and F1:
// pairs: of two rows of one cluster; clusters: a cluster is right when it equals the true one exactly (single rows count);
// b_cubed: the mean over rows of the share of the row's cluster that is truly its person, and of its person that is in its cluster
// (Bagga and Baldwin 1998).
#pragma once
#include <cstdint>
#include <functional>
#include <span>

namespace jiayu::linkage {

struct Quality {
    double right = 0, found = 0, truth = 0;  // counts; for B-cubed sums of shares with right_recall apart
    double right_recall = 0;
    double precision() const { return found > 0 ? right / found : 1; }
    double recall() const { return truth > 0 ? right_recall / truth : 1; }
    double f1() const;
};

struct ClusterQuality {
    Quality pairs, clusters, b_cubed;
};

// `found` and `truth`: any number per row, equal for rows of one cluster. A subset is judged by the rows for which `counts` holds:
// pairs with such a row, clusters that hold such a row, B-cubed of such rows.
ClusterQuality evaluate_clusters(std::span<std::uint32_t const> found, std::span<std::uint32_t const> truth,
                                 std::function<bool(std::size_t)> const& counts = {});

}  // namespace jiayu::linkage
