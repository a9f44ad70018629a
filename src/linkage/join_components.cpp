#include "linkage/join_components.hpp"

#include "base/parallel_for.hpp"
#include "linkage/join_component.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t plain_rows_max = 160, groups_per_task = 64, groups_ahead = 4;

std::vector<std::uint32_t> count_rows(std::span<RowIndex const> component_of) {
    std::vector<std::uint32_t> counts(component_of.size());
    for (auto component : component_of) ++counts[component];
    return counts;
}

void join_small(ClusterJob const& job, EdgeGroups& groups, std::span<RowIndex> cluster_of) {
    parallel_chunks(groups.groups.size(), groups_per_task, [&](std::size_t begin, std::size_t end) {
        auto expect = [&](std::size_t g) {
            if (g < end) job.input.expect_rows(groups.rows_of(groups.groups[g]));
        };
        for (auto g = begin; g < begin + groups_ahead; ++g) expect(g);
        for (auto g = begin; g < end; ++g) {
            expect(g + groups_ahead);
            join_component(job, groups.rows_of(groups.groups[g]), groups.edges_of(groups.groups[g]), cluster_of);
        }
    });
}

}  // namespace

void join_components(ClusterJob const& job, std::vector<RowIndex> component_of, std::span<std::span<Edge const> const> lists, std::span<RowIndex> cluster_of) {
    auto const sizes = count_rows(component_of);
    auto is_large = [&](RowIndex row) { return sizes[component_of[row]] > plain_rows_max; };
    std::vector<RowIndex> small_of(component_of.size());
    bool any_large = false;
    for (RowIndex row = 0; row < small_of.size(); ++row) {
        any_large |= is_large(row);
        small_of[row] = is_large(row) ? row : component_of[row];
    }
    for_groups_of_edges(small_of, lists, {.weight_min = hundredths(job.settings.link_bits), .edges_max = job.input.edges_max},
                        [&](EdgeGroups groups) { join_small(job, groups, cluster_of); });
    if (!any_large) return;
    for (RowIndex row = 0; row < small_of.size(); ++row) small_of[row] = is_large(row) ? component_of[row] : row;
    component_of = {};
    join_by_levels(job, {small_of, lists}, cluster_of);
}

}  // namespace jiayu::linkage
