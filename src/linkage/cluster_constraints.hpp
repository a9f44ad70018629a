// What may not be one cluster, whatever the evidence.
#pragma once
#include <span>
#include <vector>

#include "linkage/cluster_input.hpp"

namespace jiayu::linkage {

class ClusterConstraints {
public:
    ClusterConstraints(ClusterInput const& input, ClusterSettings const& settings);

    // May the two sets of rows be of one cluster, each being one already? Symmetric. By the rules of the data and by people.
    bool allow(std::span<RowIndex const> a, std::span<RowIndex const> b) const;
    // By people alone: no pair between the sets was told apart.
    bool people_allow(std::span<RowIndex const> a, std::span<RowIndex const> b) const;
    // Did a person tell this row together with another?
    bool is_pinned(RowIndex row) const;
    bool any() const { return any_; }

private:
    bool may_link(std::span<Code const> codes, std::span<RowIndex const> a, std::span<RowIndex const> b) const;
    bool is_overwhelming(std::span<Code const> codes, std::span<RowIndex const> a, std::span<RowIndex const> b) const;
    bool may_link_in_source(ClusterInput::SourceColumn const& column, std::span<RowIndex const> a, std::span<RowIndex const> b) const;
    template <class Column>
    bool differ(Column const& codes, std::span<RowIndex const> a, std::span<RowIndex const> b) const;

    ClusterInput const& input_;
    ClusterSettings const& settings_;
    std::vector<std::pair<RowIndex, RowIndex>> apart_;  // both ways, sorted
    std::vector<RowIndex> pinned_;                      // sorted
    bool any_;
};

}  // namespace jiayu::linkage
