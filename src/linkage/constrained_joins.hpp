// Clusters of records joined further, as long as the constraints on their records allow it.
#pragma once
#include "linkage/cluster_constraints.hpp"

namespace jiayu::linkage {

class ConstrainedJoins {
public:
    ConstrainedJoins(ClusterConstraints const& constraints, std::vector<RowIndex>& cluster_of) : constraints_(constraints), cluster_of_(cluster_of), members_(cluster_of.size()) {
        for (RowIndex row = 0; row < cluster_of.size(); ++row) members_[cluster_of[row]].push_back(row);
    }

    std::span<RowIndex const> members_with(RowIndex row) const { return members_[cluster_of_[row]]; }

    bool join(RowIndex a, RowIndex b) {
        a = cluster_of_[a];
        b = cluster_of_[b];
        if (a == b || !constraints_.allow(members_[a], members_[b])) return false;
        if (b < a) std::swap(a, b);
        for (auto row : members_[b]) cluster_of_[row] = a;
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        std::vector<RowIndex>().swap(members_[b]);
        return true;
    }

private:
    ClusterConstraints const& constraints_;
    std::vector<RowIndex>& cluster_of_;
    std::vector<std::vector<RowIndex>> members_;
};

}  // namespace jiayu::linkage
