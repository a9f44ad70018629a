// Clusters of records joined further, as long as the constraints on their records allow it.
#pragma once
#include <span>
#include <vector>

#include "linkage/cluster_constraints.hpp"

namespace jiayu::linkage {

class ConstrainedJoins {
public:
    ConstrainedJoins(ClusterConstraints const& constraints, std::vector<RowIndex>& cluster_of)
        : constraints_(constraints), cluster_of_(cluster_of), begins_(cluster_of.size() + 1), members_(cluster_of.size()), joined_at_(cluster_of.size()) {
        for (auto cluster : cluster_of) ++begins_[cluster + 1];
        for (std::size_t row = 0; row < cluster_of.size(); ++row) begins_[row + 1] += begins_[row];
        auto next = begins_;
        for (RowIndex row = 0; row < cluster_of.size(); ++row) members_[next[cluster_of[row]]++] = row;
    }

    std::span<RowIndex const> members_with(RowIndex row) const { return members_of(cluster_of_[row]); }

    bool has_grown(RowIndex row) const { return joined_at_[cluster_of_[row]] != 0; }

    bool join(RowIndex a, RowIndex b) {
        a = cluster_of_[a];
        b = cluster_of_[b];
        if (a == b || !constraints_.allow(members_of(a), members_of(b))) return false;
        if (b < a) std::swap(a, b);
        auto const of_b = members_of(b);
        for (auto row : of_b) cluster_of_[row] = a;
        std::vector<RowIndex> both(members_of(a).begin(), members_of(a).end());
        both.insert(both.end(), of_b.begin(), of_b.end());
        if (!joined_at_[a]) {
            joined_.emplace_back();
            joined_at_[a] = RowIndex(joined_.size());
        }
        joined_[joined_at_[a] - 1] = std::move(both);
        return true;
    }

private:
    std::span<RowIndex const> members_of(RowIndex cluster) const {
        if (auto at = joined_at_[cluster]) return joined_[at - 1];
        return std::span(members_).subspan(begins_[cluster], begins_[cluster + 1] - begins_[cluster]);
    }

    ClusterConstraints const& constraints_;
    std::vector<RowIndex>& cluster_of_;
    std::vector<RowIndex> begins_, members_;     // as they were found, by cluster
    std::vector<RowIndex> joined_at_;            // by cluster: 1 and more where it grew
    std::vector<std::vector<RowIndex>> joined_;  // members of those
};

}  // namespace jiayu::linkage
