#include "linkage/group_edges.hpp"
#include "linkage/join_clusters.hpp"

namespace jiayu::linkage {

namespace {

constexpr double gain_bits_min = 0.01;  // so that rounding never makes a record move back and forth

}  // namespace

void ClusterJoiner::improve() {
    if (settings_.method != ClusterMethod::evidence || component_.size() < 3) return;
    for (std::uint32_t round = 0; round < rule_.rounds; ++round) {
        auto has_moved = move_records();
        auto has_split = split_clusters();
        if (!has_moved && !has_split) return;
        join_by_evidence();
    }
}

bool ClusterJoiner::move_records() {
    bool any = false;
    for (Place place = 0; place < component_.size(); ++place)
        if (parts_.size(parts_.cluster_of(place)) > 1 && !constraints_.is_pinned(component_.row(place))) any |= move_record(place);
    return any;
}

// To the cluster of a neighbour that speaks for it more than its own does; alone when none reaches the threshold.
bool ClusterJoiner::move_record(Place place) {
    auto own = parts_.cluster_of(place);
    std::vector<Place> alone{place}, rest;
    for (auto member : parts_.members(own))
        if (member != place) rest.push_back(member);
    auto own_bits = weigh(alone, rest);
    std::vector<Place> others;
    for (auto neighbour : component_.neighbours(place))
        if (parts_.cluster_of(neighbour.place) != own) others.push_back(parts_.cluster_of(neighbour.place));
    std::ranges::sort(others);
    others.erase(std::ranges::unique(others).begin(), others.end());
    if (others.empty() && own_bits >= settings_.link_bits) return false;
    auto best_bits = std::max(own_bits, settings_.link_bits);
    std::optional<Place> best;
    auto free = parts_.free_name();
    parts_.move(place, free);
    for (auto other : others) {
        auto bits = weigh(alone, parts_.members(other));
        if (bits > best_bits + gain_bits_min && may_join(free, other)) best = other, best_bits = bits;
    }
    if (best) parts_.move(place, *best);
    else if (own_bits >= settings_.link_bits) parts_.move(place, own);
    return best || own_bits < settings_.link_bits;
}

bool ClusterJoiner::split_clusters() {
    bool any = false;
    for (Place name = 0; name < component_.size(); ++name)
        if (parts_.size(name) > 3) any |= split_cluster(name);
    return any;
}

// Edges inside a cluster, heaviest first, by places in `members` (ascending).
std::vector<Edge> ClusterJoiner::edges_within(std::span<Place const> members) const {
    auto cluster = parts_.cluster_of(members.front());
    auto place_in = [&](Place place) { return Place(std::ranges::lower_bound(members, place) - members.begin()); };
    std::vector<Edge> edges;
    for (Place a = 0; a < members.size(); ++a)
        for (auto [other, weight] : component_.neighbours(members[a]))
            if (members[a] < other && parts_.cluster_of(other) == cluster) edges.push_back({a, place_in(other), weight});
    return edges;
}

// At the weakest edge of the cluster's heaviest spanning tree, when all pairs across it speak against it. What people told together
// stays, and so does a cluster most of whose pairs are linked: it is no chain.
bool ClusterJoiner::split_cluster(Place cluster) {
    std::vector<Place> members(parts_.members(cluster).begin(), parts_.members(cluster).end());
    std::ranges::sort(members);
    auto edges = edges_within(members);
    if (4 * edges.size() >= members.size() * (members.size() - 1)) return false;
    std::ranges::sort(edges, [](Edge const& x, Edge const& y) { return std::tuple(-std::int64_t(x.weight), x.a, x.b) < std::tuple(-std::int64_t(y.weight), y.a, y.b); });
    Partition tree(members.size());
    auto trees = members.size();
    for (auto const& edge : edges) {
        auto a = tree.cluster_of(edge.a), b = tree.cluster_of(edge.b);
        if (a == b) continue;
        if (trees == 2 && edge.weight == certain_weight) return false;
        if (trees == 2) break;
        tree.join(a, b);
        --trees;
    }
    std::vector<Place> first, second;
    for (Place place = 0; place < members.size(); ++place) (tree.cluster_of(place) == tree.cluster_of(0) ? first : second).push_back(members[place]);
    if (weigh(first, second) >= settings_.link_bits) return false;
    if (first.size() < second.size()) std::swap(first, second);
    auto free = parts_.free_name();
    for (auto place : second) parts_.move(place, free);
    return true;
}

}  // namespace jiayu::linkage
