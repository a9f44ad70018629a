// Splits a graph into parts that share no edge, on all cores; the parts do not depend on threads or on the order of edges.
#pragma once
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "linkage/edge.hpp"

namespace jiayu::linkage {

// A weight that only people give.
inline constexpr std::int32_t certain_weight = std::numeric_limits<std::int32_t>::max();

// The smallest row of each row's connected component. Lists: any number of lists of edges; edges below weight_min do not connect.
std::vector<RowIndex> connect_rows(std::size_t rows, std::span<std::span<Edge const> const> lists, std::int32_t weight_min);

struct GroupLimits {
    std::int32_t weight_min = std::numeric_limits<std::int32_t>::min();
    std::size_t edges_max = 0;
};

struct EdgeGroups {
    struct Group {
        std::size_t row_begin, row_end;
        std::size_t edge_begin, edge_end;
    };
    std::vector<Group> groups;         // of two rows and more, in the order of their first rows
    std::vector<RowIndex> rows;        // group after group, ascending
    std::vector<Edge> edges;           // group after group in no fixed order; a and b are places within the group's rows
    std::vector<std::uint32_t> places; // by row: its place within its group's rows; 0 for rows alone

    std::span<RowIndex const> rows_of(Group const& group) const {
        return std::span(rows).subspan(group.row_begin, group.row_end - group.row_begin);
    }
    std::span<Edge> edges_of(Group const& group) {
        return std::span(edges).subspan(group.edge_begin, group.edge_end - group.edge_begin);
    }
};

// `group_of`: the smallest row of each row's group. Edges below weight_min and edges between groups are left out.
EdgeGroups group_edges(std::span<RowIndex const> group_of, std::span<std::span<Edge const> const> lists, std::int32_t weight_min);

// The same in parts of at most `edges_max` edges (but at least one group) where memory is short; 0: all at once.
void for_groups_of_edges(std::span<RowIndex const> group_of, std::span<std::span<Edge const> const> lists, GroupLimits const& limits,
                         std::function<void(EdgeGroups)> const& work);

}  // namespace jiayu::linkage
