#include "linkage/join_components.hpp"

#include "base/parallel_for.hpp"
#include "linkage/join_component.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t plain_rows_max = 160, groups_per_task = 64;

std::vector<Edge> edges_of_large(EdgeGroups& groups) {
    std::vector<Edge> edges;
    for (auto const& group : groups.groups) {
        auto rows = groups.rows_of(group);
        if (rows.size() <= plain_rows_max) continue;
        for (auto const& edge : groups.edges_of(group)) edges.push_back({rows[edge.a], rows[edge.b], edge.weight});
    }
    return edges;
}

}  // namespace

void join_components(ClusterJob const& job, EdgeGroups groups, std::span<RowIndex> cluster_of) {
    parallel_chunks(groups.groups.size(), groups_per_task, [&](std::size_t begin, std::size_t end) {
        for (auto g = begin; g < end; ++g) {
            auto rows = groups.rows_of(groups.groups[g]);
            if (rows.size() <= plain_rows_max) join_component(job, rows, groups.edges_of(groups.groups[g]), cluster_of);
        }
    });
    auto large = edges_of_large(groups);
    groups = {};
    if (!large.empty()) join_by_levels(job, large, cluster_of);
}

}  // namespace jiayu::linkage
