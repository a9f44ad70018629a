// How well the clusters and pairs that `jiayu link` wrote match the truth.
#pragma once
#include "linkage/evaluate_clusters.hpp"
#include "service/link_truth.hpp"

namespace jiayu::service {

struct PairQualityFrom {
    double probability;        // pairs of at least this
    linkage::Quality pairs;
};

struct LinkQuality {
    linkage::ClusterQuality clusters;      // with labelled pairs: `pairs` of the labelled alone, the rest empty
    std::size_t records = 0, records_without_truth = 0;
    bool is_by_labels = false;
    std::vector<PairQualityFrom> by_probability;  // of the pairs written; empty with labelled pairs
};

// `result` is the folder that `jiayu link` wrote.
Result<LinkQuality> evaluate_link(Path const& result, TruthSettings settings);

}  // namespace jiayu::service
