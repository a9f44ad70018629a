#include "linkage/cluster_edges.hpp"

#include <numeric>

#include "base/assert.hpp"
#include "linkage/cluster_contacts.hpp"
#include "linkage/join_components.hpp"
#include "linkage/match_sources.hpp"

namespace jiayu::linkage {

std::vector<Edge> certain_edges(PairDecisions const& decisions) {
    std::vector<Edge> edges;
    for (auto [a, b] : decisions.together) edges.push_back({std::min(a, b), std::max(a, b), certain_weight});
    return edges;
}

std::vector<Edge> find_review(ClusterInput const& input, ClusterSettings const& settings, std::span<RowIndex const> cluster_of) {
    auto open = find_contacts(std::array{input.edges}, cluster_of, {.weight_min = hundredths(settings.review_bits)});
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
        if (settings.method == ClusterMethod::evidence || constraints.any()) {
            auto component_of = std::exchange(clusters.cluster_of, std::vector<RowIndex>(input.rows));
            std::iota(clusters.cluster_of.begin(), clusters.cluster_of.end(), RowIndex(0));
            join_components({input, settings, rule, constraints}, std::move(component_of), lists, clusters.cluster_of);
        }
    }
    clusters.review = find_review(input, settings, clusters.cluster_of);
    return clusters;
}

}  // namespace jiayu::linkage
