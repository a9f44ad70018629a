// How well clusters and pairs of a linkage match the truth, and whether their probabilities are what they say.
#pragma once
#include <boost/json.hpp>

#include <array>
#include <optional>
#include <vector>

#include "linkage/calibration.hpp"
#include "linkage/evaluate_clusters.hpp"
#include "service/link_findings.hpp"

namespace jiayu::service {

inline constexpr std::array probabilities_judged = {0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.99, 0.999};

struct PairQualityFrom {
    double probability;        // pairs of at least this
    linkage::Quality pairs;
};

struct LinkQuality {
    linkage::ClusterQuality clusters;      // with labelled pairs: `pairs` of the labelled alone, the rest empty
    std::size_t records = 0, records_without_truth = 0;
    bool is_by_labels = false;
    std::vector<PairQualityFrom> by_probability;  // of the pairs known of; empty with labelled pairs
    linkage::Calibration calibration;             // without bins where no pair is known of
};

// Of a run, by `findings.truth`, which must be there. Calibration is of half a million edges at most, evenly spread.
LinkQuality judge_linkage(LinkFindings const& findings);

boost::json::object quality_to_json(LinkQuality const& quality);
boost::json::object calibration_to_json(linkage::Calibration const& calibration);

}  // namespace jiayu::service
