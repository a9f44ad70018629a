// Where clusters touch: the heaviest edge between each two of them; and who is in a cluster.
#pragma once
#include "linkage/group_edges.hpp"

namespace jiayu::linkage {

struct ContactLimits {
    std::int32_t weight_min = 0;
    std::span<RowIndex const> component_of = {};  // where given, edges within its groups alone
};

// By row, of at least weight_min, in the order of the two clusters' smallest rows; of equal edges the one of the smaller rows.
std::vector<Edge> find_contacts(std::span<std::span<Edge const> const> lists, std::span<RowIndex const> cluster_of, ContactLimits const& limits);

class ClusterMembers {
public:
    ClusterMembers() = default;
    explicit ClusterMembers(std::span<RowIndex const> cluster_of);

    // Ascending. `cluster`: the smallest row of a cluster, kept in memory by the caller.
    std::span<RowIndex const> of(RowIndex const& cluster) const {
        return group_at_[cluster] ? groups_.rows_of(groups_.groups[group_at_[cluster] - 1]) : std::span(&cluster, 1);
    }

private:
    EdgeGroups groups_;
    std::vector<std::uint32_t> group_at_;  // 1 and the place in groups_, at the first row of each cluster of two and more
};

}  // namespace jiayu::linkage
