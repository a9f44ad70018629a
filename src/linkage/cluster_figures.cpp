#include "linkage/cluster_figures.hpp"

#include "base/parallel_for.hpp"
#include "linkage/edge_component.hpp"
#include "linkage/group_edges.hpp"
#include "linkage/partition.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::uint32_t every_pair_rows_max = 64;
constexpr std::size_t groups_per_task = 256;

// Bridges by depth-first search with low points (Tarjan 1974), without recursion, for chains may be long.
class BridgeCounter {
public:
    BridgeCounter(EdgeComponent const& component, std::int32_t link) : component_(component), link_(link), order_(component.size()), low_(component.size()) {}

    std::uint32_t count() {
        for (std::uint32_t place = 0; place < component_.size(); ++place)
            if (!order_[place]) search(place);
        return bridges_;
    }

private:
    struct Step {
        std::uint32_t place, parent;
        std::size_t next;  // neighbour
    };

    void search(std::uint32_t root) {
        std::vector<Step> path{{root, root, 0}};
        order_[root] = low_[root] = ++clock_;
        while (!path.empty()) {
            auto& step = path.back();
            auto neighbours = component_.neighbours(step.place);
            if (step.next == neighbours.size()) {
                auto done = step;
                path.pop_back();
                if (path.empty()) return;
                auto parent = path.back().place;
                low_[parent] = std::min(low_[parent], low_[done.place]);
                bridges_ += low_[done.place] > order_[parent];
                continue;
            }
            auto [place, weight] = neighbours[step.next++];
            if (weight < link_ || place == step.parent) continue;
            if (order_[place]) {
                low_[step.place] = std::min(low_[step.place], order_[place]);
            } else {
                order_[place] = low_[place] = ++clock_;
                path.push_back({place, step.place, 0});
            }
        }
    }

    EdgeComponent const& component_;
    std::int32_t link_;
    std::vector<std::uint32_t> order_, low_;
    std::uint32_t clock_ = 0, bridges_ = 0;
};

std::optional<double> find_weakest(EdgeComponent const& component) {
    Partition parts(component.size());
    auto left = component.size() - 1;
    for (auto const& edge : component.edges()) {
        auto a = parts.cluster_of(edge.a), b = parts.cluster_of(edge.b);
        if (a == b) continue;
        parts.join(a, b);
        if (--left == 0) return edge.weight / 100.0;
    }
    return {};
}

double sum_negative(EdgeComponent const& component, ClusterInput const& input) {
    double sum = 0;
    if (!input.weigh) {
        for (auto const& edge : component.edges()) sum += std::min(0.0, edge.weight / 100.0);
        return sum;
    }
    auto size = component.size(), taken = std::min(size, every_pair_rows_max);
    for (std::uint32_t i = 0; i < taken; ++i)
        for (std::uint32_t j = i + 1; j < taken; ++j)
            sum += std::min(0.0, input.prior_bits + component.evidence(std::uint32_t(std::uint64_t(i) * size / taken), std::uint32_t(std::uint64_t(j) * size / taken)));
    return sum * (double(size) * (size - 1)) / (double(taken) * (taken - 1));
}

ClusterFigures measure_cluster(EdgeComponent const& component, ClusterInput const& input, std::int32_t link) {
    std::uint64_t edges = 0;
    for (std::uint32_t place = 0; place < component.size(); ++place) {
        std::uint32_t before = place;
        for (auto [other, weight] : component.neighbours(place))
            if (other > place && other != std::exchange(before, other)) edges += weight >= link;
    }
    auto size = component.size();
    return {component.row(0), size, edges, double(edges) / (double(size) * (size - 1) / 2), find_weakest(component), BridgeCounter(component, link).count(),
            sum_negative(component, input)};
}

}  // namespace

std::vector<ClusterFigures> measure_clusters(ClusterInput const& input, ClusterSettings const& settings, std::span<RowIndex const> cluster_of) {
    std::vector<ClusterFigures> figures;
    for_groups_of_edges(cluster_of, std::array{input.edges}, {.edges_max = input.edges_max}, [&](EdgeGroups groups) {
        auto const before = figures.size();
        figures.resize(before + groups.groups.size());
        parallel_chunks(groups.groups.size(), groups_per_task, [&](std::size_t begin, std::size_t end) {
            for (auto g = begin; g < end; ++g)
                figures[before + g] = measure_cluster(EdgeComponent(input, groups.rows_of(groups.groups[g]), groups.edges_of(groups.groups[g])), input, hundredths(settings.link_bits));
        });
    });
    return figures;
}

}  // namespace jiayu::linkage
