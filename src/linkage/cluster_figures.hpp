// Figures that show which clusters deserve a look: thin, chained, or held together against evidence.
#pragma once
#include <optional>
#include <vector>

#include "linkage/cluster_input.hpp"

namespace jiayu::linkage {

struct ClusterFigures {
    RowIndex cluster;             // its smallest row
    std::uint32_t size;           // rows
    std::uint64_t edges;          // listed pairs inside of at least the link threshold
    double density;               // their share of all pairs
    std::optional<double> weakest_bits;  // the lightest edge of the heaviest spanning tree; nothing where listed edges do not connect it
    std::uint32_t bridges;        // edges of at least the link threshold without which the rest of these falls apart
    double negative_bits;         // sum over all pairs of log2 odds below 0, prior included; of large clusters scaled up from a sample
};

// Of clusters of two and more, in the order of their smallest rows. Without `weigh` the pairs not listed count nothing in negative_bits.
std::vector<ClusterFigures> measure_clusters(ClusterInput const& input, ClusterSettings const& settings, std::span<RowIndex const> cluster_of);

}  // namespace jiayu::linkage
