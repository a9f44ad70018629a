#include "linkage/cluster_new_rows.hpp"

#include "base/assert.hpp"
#include "linkage/join_components.hpp"
#include "linkage/match_sources.hpp"

namespace jiayu::linkage {

namespace {

// Pairs of standing clusters, as edges that only people's decisions are above.
std::vector<Edge> edges_within(std::span<RowIndex const> cluster_of) {
    std::vector<Edge> edges;
    for (RowIndex row = 0; row < cluster_of.size(); ++row)
        if (cluster_of[row] != row) edges.push_back({cluster_of[row], row, certain_weight});
    return edges;
}

// Components that hold a new row, or a pair that people decided on.
std::vector<char> find_touched(ClusterInput const& input, std::span<RowIndex const> component_of, std::size_t old_rows) {
    std::vector<char> is_touched(input.rows);
    for (auto row = old_rows; row < input.rows; ++row) is_touched[component_of[row]] = 1;
    for (auto const* pairs : {&input.decisions.together, &input.decisions.apart})
        for (auto [a, b] : *pairs) is_touched[component_of[a]] = is_touched[component_of[b]] = 1;
    return is_touched;
}

std::vector<RowIndex> find_changed(std::span<RowIndex const> before, std::span<RowIndex const> now) {
    std::vector<char> has_changed(now.size());  // by first row of a cluster now
    std::vector<std::uint32_t> size_before(before.size()), size_now(now.size());
    for (auto cluster : before) ++size_before[cluster];
    for (auto cluster : now) ++size_now[cluster];
    for (std::size_t row = 0; row < before.size(); ++row)
        if (now[row] != before[row] || size_now[now[row]] != size_before[before[row]]) has_changed[now[row]] = 1;
    std::vector<RowIndex> changed;
    for (RowIndex row = 0; row < before.size(); ++row)
        if (has_changed[now[row]]) changed.push_back(row);
    return changed;
}

}  // namespace

NewRowClusters cluster_new_rows(ClusterInput const& input, ClusterSettings const& settings, StandingClusters const& standing, EvidenceRule const& rule) {
    auto old_rows = standing.cluster_of.size();
    JIAYU_ASSERT(old_rows <= input.rows);
    NewRowClusters found;
    if (is_matching(input, settings)) {
        found = {match_sources(input, settings), {}, input.rows};
        found.changed = find_changed(standing.cluster_of, found.cluster_of);
        return found;
    }
    auto grows = standing.use == StandingClusters::Use::grow;
    auto together = certain_edges(input.decisions);
    auto within = grows ? edges_within(standing.cluster_of) : std::vector<Edge>();
    std::array<std::span<Edge const>, 3> lists{input.edges, together, within};
    auto weight_min = hundredths(settings.link_bits);
    auto component_of = connect_rows(input.rows, lists, weight_min);
    auto is_touched = find_touched(input, component_of, old_rows);
    found.cluster_of.resize(input.rows);
    for (RowIndex row = 0; row < input.rows; ++row) {
        found.touched += std::size_t(is_touched[component_of[row]]);
        // A row alone in a group has nothing to be joined with: untouched rows leave their components for the while.
        auto stands = row < old_rows && (grows || !is_touched[component_of[row]]);
        found.cluster_of[row] = stands ? standing.cluster_of[row] : row;
        if (!is_touched[component_of[row]]) component_of[row] = row;
    }
    ClusterConstraints constraints(input, settings);
    std::array<std::span<Edge const>, 2> own_lists{input.edges, together};
    join_components({input, settings, rule, constraints, grows ? Improvement::none : Improvement::rounds}, std::move(component_of), own_lists, found.cluster_of);
    found.changed = find_changed(standing.cluster_of, found.cluster_of);
    return found;
}

}  // namespace jiayu::linkage
