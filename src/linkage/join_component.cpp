#include "linkage/join_component.hpp"

#include "linkage/join_clusters.hpp"

namespace jiayu::linkage {

namespace {

// A pair with one edge, and nothing that forbids it, needs no machinery.
bool join_plain_pair(ClusterJob const& job, std::span<RowIndex const> rows, std::span<Edge const> edges, std::span<RowIndex> cluster_of) {
    if (rows.size() != 2 || edges.empty() || job.constraints.any() || edges.front().weight < hundredths(job.settings.link_bits)) return false;
    cluster_of[rows[1]] = rows[0];
    return true;
}

}  // namespace

void join_component(ClusterJob const& job, std::span<RowIndex const> rows, std::span<Edge> edges, std::span<RowIndex> cluster_of) {
    if (join_plain_pair(job, rows, edges, cluster_of)) return;
    EdgeComponent component(job.input, rows, edges);
    ClusterJoiner joiner(component, job.constraints, job.settings, job.rule, job.input.prior_bits);
    std::vector<Partition::Place> first_of(rows.size());
    for (std::size_t place = 0; place < rows.size(); ++place)
        first_of[place] = Partition::Place(std::ranges::lower_bound(rows, cluster_of[rows[place]]) - rows.begin());
    joiner.start_from(first_of);
    joiner.join_all();
    if (job.improvement == Improvement::rounds) joiner.improve();
    auto const& parts = joiner.partition();
    std::vector<RowIndex> first(rows.size(), std::numeric_limits<RowIndex>::max());
    for (Partition::Place place = 0; place < rows.size(); ++place) {
        auto& smallest = first[parts.cluster_of(place)];
        smallest = std::min(smallest, rows[place]);
        cluster_of[rows[place]] = smallest;
    }
}

}  // namespace jiayu::linkage
