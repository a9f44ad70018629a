// The evidence that ties each row to its cluster: its heaviest edge within it.
#pragma once
#include <span>
#include <vector>

#include "linkage/comparison_table.hpp"
#include "linkage/edge.hpp"

namespace jiayu::linkage {

struct Link {
    RowIndex partner = 0;  // itself where no edge ties it: it is alone, or the cluster as a whole speaks for it
    Pattern pattern = 0;
    std::int32_t weight = 0;  // hundredths of a bit
};

// By row. Of equal edges the one to the smaller row.
std::vector<Link> strongest_links(ComparisonTable const& table, std::span<Edge const> edges, std::span<RowIndex const> cluster_of);

}  // namespace jiayu::linkage
