#include "linkage/strongest_links.hpp"

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

std::vector<Link> strongest_links(ComparisonTable const& table, std::span<Edge const> edges, std::span<RowIndex const> cluster_of) {
    std::vector<Link> links(cluster_of.size());
    for (RowIndex row = 0; row < links.size(); ++row) links[row].partner = row;
    for (auto const& edge : edges) {
        if (cluster_of[edge.a] != cluster_of[edge.b]) continue;
        for (auto [row, partner] : {std::pair(edge.a, edge.b), std::pair(edge.b, edge.a)}) {
            auto& link = links[row];
            bool is_stronger = link.partner == row || link.weight < edge.weight || (link.weight == edge.weight && partner < link.partner);
            if (is_stronger) link = {partner, 0, edge.weight};
        }
    }
    parallel_chunks(links.size(), 1 << 15, [&](std::size_t begin, std::size_t end) {
        LevelMemory memory(table.comparisons());
        for (auto row = begin; row < end; ++row)
            if (auto partner = links[row].partner; partner != row) links[row].pattern = table.compare(RowIndex(row), partner, memory);
    });
    return links;
}

}  // namespace jiayu::linkage
