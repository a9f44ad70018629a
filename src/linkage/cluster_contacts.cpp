#include "linkage/cluster_contacts.hpp"

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t edges_per_task = 1 << 16;

struct Contact {
    std::uint64_t clusters;  // the smaller one above
    Edge edge;
    friend bool operator<(Contact const& x, Contact const& y) {
        if (x.clusters != y.clusters) return x.clusters < y.clusters;
        if (x.edge.weight != y.edge.weight) return x.edge.weight > y.edge.weight;
        return std::pair(x.edge.a, x.edge.b) < std::pair(y.edge.a, y.edge.b);
    }
};

// On all cores; the order is total but for equal contacts, so the result is that of a plain sort.
void sort_contacts(std::vector<Contact>& contacts) {
    auto parts = std::min<std::size_t>(thread_count(), 1 + contacts.size() / edges_per_task);
    auto bound = [&](std::size_t part) { return contacts.begin() + std::ptrdiff_t(contacts.size() * part / parts); };
    parallel_for(parts, [&](std::size_t part) { std::sort(bound(part), bound(part + 1)); });
    for (std::size_t part = 1; part < parts; ++part) std::inplace_merge(contacts.begin(), bound(part), bound(part + 1));
}

void add_contacts(std::span<Edge const> edges, std::span<RowIndex const> cluster_of, ContactLimits const& limits, std::vector<Contact>& contacts) {
    std::vector<std::vector<Contact>> parts((edges.size() + edges_per_task - 1) / edges_per_task);
    parallel_chunks(edges.size(), edges_per_task, [&](std::size_t begin, std::size_t end) {
        auto& part = parts[begin / edges_per_task];
        for (auto const& edge : edges.subspan(begin, end - begin)) {
            if (edge.weight < limits.weight_min) continue;
            auto a = cluster_of[edge.a], b = cluster_of[edge.b];
            if (a == b || (!limits.component_of.empty() && limits.component_of[edge.a] != limits.component_of[edge.b])) continue;
            part.push_back({std::uint64_t(std::min(a, b)) << 32 | std::max(a, b), edge});
        }
    });
    std::size_t found = contacts.size();
    for (auto const& part : parts) found += part.size();
    contacts.reserve(found);
    for (auto& part : parts) {
        contacts.insert(contacts.end(), part.begin(), part.end());
        std::vector<Contact>().swap(part);
    }
}

}  // namespace

std::vector<Edge> find_contacts(std::span<std::span<Edge const> const> lists, std::span<RowIndex const> cluster_of, ContactLimits const& limits) {
    std::vector<Contact> contacts;
    for (auto edges : lists) add_contacts(edges, cluster_of, limits, contacts);
    sort_contacts(contacts);
    std::vector<Edge> heaviest;
    for (std::size_t i = 0; i < contacts.size(); ++i)
        if (i == 0 || contacts[i].clusters != contacts[i - 1].clusters) heaviest.push_back(contacts[i].edge);
    return heaviest;
}

ClusterMembers::ClusterMembers(std::span<RowIndex const> cluster_of) : groups_(group_edges(cluster_of, {}, 0)), group_at_(cluster_of.size()) {
    for (std::size_t g = 0; g < groups_.groups.size(); ++g) group_at_[groups_.rows[groups_.groups[g].row_begin]] = std::uint32_t(g + 1);
}

}  // namespace jiayu::linkage
