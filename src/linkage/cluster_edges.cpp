#include "linkage/cluster_edges.hpp"

#include <numeric>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "linkage/cluster_contacts.hpp"
#include "linkage/join_component.hpp"
#include "linkage/match_sources.hpp"

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

std::vector<RowIndex> join_components(ClusterJob const& job, EdgeGroups groups) {
    std::vector<RowIndex> cluster_of(job.input.rows);
    std::iota(cluster_of.begin(), cluster_of.end(), RowIndex(0));
    parallel_chunks(groups.groups.size(), groups_per_task, [&](std::size_t begin, std::size_t end) {
        for (auto g = begin; g < end; ++g) {
            auto rows = groups.rows_of(groups.groups[g]);
            if (rows.size() <= plain_rows_max) join_component(job, rows, groups.edges_of(groups.groups[g]), cluster_of, Improvement::rounds);
        }
    });
    if (auto large = edges_of_large(groups); !large.empty()) join_by_levels(job, large, cluster_of);
    return cluster_of;
}

}  // namespace

std::vector<Edge> certain_edges(PairDecisions const& decisions) {
    std::vector<Edge> edges;
    for (auto [a, b] : decisions.together) edges.push_back({std::min(a, b), std::max(a, b), certain_weight});
    return edges;
}

std::vector<Edge> find_review(ClusterInput const& input, ClusterSettings const& settings, std::span<RowIndex const> cluster_of) {
    auto open = find_contacts(input.edges, cluster_of, hundredths(settings.review_bits));
    ClusterConstraints constraints(input, settings);
    if (constraints.any()) {
        ClusterMembers members(cluster_of);
        std::erase_if(open, [&](Edge const& edge) { return !constraints.allow(members.of(cluster_of[edge.a]), members.of(cluster_of[edge.b])); });
    }
    std::ranges::sort(open, [](Edge const& x, Edge const& y) { return std::tuple(-std::int64_t(x.weight), x.a, x.b) < std::tuple(-std::int64_t(y.weight), y.a, y.b); });
    return open;
}

Clusters cluster_edges(ClusterInput const& input, ClusterSettings const& settings, EvidenceRule const& rule) {
    JIAYU_ASSERT(settings.method == ClusterMethod::connected || input.weigh);
    auto together = certain_edges(input.decisions);
    std::array<std::span<Edge const>, 2> lists{input.edges, together};
    auto weight_min = hundredths(settings.link_bits);
    ClusterConstraints constraints(input, settings);
    Clusters clusters;
    if (is_matching(input, settings)) {
        clusters.cluster_of = match_sources(input, settings);
    } else {
        clusters.cluster_of = connect_rows(input.rows, lists, weight_min);
        if (settings.method == ClusterMethod::evidence || constraints.any())
            clusters.cluster_of = join_components({input, settings, rule, constraints}, group_edges(clusters.cluster_of, lists, weight_min));
    }
    clusters.review = find_review(input, settings, clusters.cluster_of);
    return clusters;
}

}  // namespace jiayu::linkage
