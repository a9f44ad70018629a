// All that a run of linkage has found, as its report reads it. Nothing here is owned.
#pragma once
#include "linkage/cluster_input.hpp"
#include "linkage/link_records.hpp"
#include "service/row_truth.hpp"

namespace jiayu::service {

struct LinkFindings {
    linkage::Records const& records;
    linkage::PreparedLinkage const& prepared;
    linkage::PairWeights const& weights;
    std::span<linkage::Edge const> edges;  // that scoring kept
    std::size_t edges_max = 0;             // held at once beside them, where memory is short; 0: no bound
    std::span<linkage::RowIndex const> cluster_of;
    std::uint64_t pairs_compared = 0;
    std::span<std::uint64_t const> new_pairs;  // by rule: that no earlier rule proposes
    RowTruth const* truth = nullptr;           // absent: not given
    bool show_values = false;                  // else personal data is masked

    linkage::Model const& model() const { return prepared.model; }
    double link_bits() const { return linkage::bits_of_probability(model().link_probability); }
    double review_bits() const { return linkage::bits_of_probability(model().review_probability); }
    bool is_joined(linkage::Edge const& edge) const { return cluster_of[edge.a] == cluster_of[edge.b]; }
};

}  // namespace jiayu::service
