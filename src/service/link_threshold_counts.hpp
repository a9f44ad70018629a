// Steps of thresholds over the weights of edges, and what lies at and above each.
#pragma once
#include "linkage/evaluate_clusters.hpp"
#include "service/link_findings.hpp"

namespace jiayu::service {

// least, least + width, … in bits; the last one takes all that is heavier.
struct ThresholdSteps {
    double least = 0, width = 1;
    std::size_t count = 1;

    std::size_t step_of(std::int32_t hundredths) const;
    std::vector<double> bounds() const;
};

// From the lightest edge to the heaviest, at most 40 bits.
ThresholdSteps threshold_steps(std::span<linkage::Edge const> edges, double width);

struct ConnectedCount {
    std::uint64_t pairs = 0, clusters = 0, largest = 0;  // clusters: connected records, single ones too
};

std::vector<ConnectedCount> count_connected(LinkFindings const& findings, ThresholdSteps const& steps);

// By the truth: pairs at and above each threshold. Of pairs that the truth tells alone; true pairs that blocking missed count as missed.
// Empty without truth.
std::vector<linkage::Quality> judge_thresholds(LinkFindings const& findings, ThresholdSteps const& steps);

}  // namespace jiayu::service
