// The truth that a linkage is judged by, bound to the rows of its records.
#pragma once
#include <optional>

#include "linkage/records.hpp"
#include "service/link_truth.hpp"

namespace jiayu::service {

// The truth by row, or labelled pairs of rows; one of them is empty.
struct RowTruth {
    struct Pair {
        linkage::RowIndex a, b;
        bool is_match;
        double stands_for = 1;            // pairs, where it was drawn at random
        std::optional<bool> is_joined = {};  // as clusters made without the labels have it; else as the run's have
    };
    std::vector<std::uint32_t> cluster_of;  // 0: not known
    std::vector<Pair> pairs;

    // Nothing where the truth does not tell.
    std::optional<bool> is_match(linkage::RowIndex a, linkage::RowIndex b) const {
        if (cluster_of.empty() || !cluster_of[a] || !cluster_of[b]) return {};
        return cluster_of[a] == cluster_of[b];
    }
};

// Refuses a truth that knows none of the records.
Result<RowTruth> read_row_truth(TruthSettings const& settings, linkage::Records const& records, Progress& progress);

}  // namespace jiayu::service
