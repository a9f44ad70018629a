// What labels do in a run of linkage: they correct m and prior, stand in the clusters, and tell how good the linkage is.
#pragma once
#include <boost/json.hpp>

#include "linkage/calibration.hpp"
#include "linkage/label_levels.hpp"
#include "linkage/link_records.hpp"
#include "service/link_labels.hpp"
#include "service/row_truth.hpp"
#include "statistics/interval.hpp"

namespace jiayu::service {

// By the random sample, of the pairs that were scored: true pairs that no blocking rule brings together are not known of.
struct LabelQuality {
    std::size_t drawn = 0;                                   // judged pairs
    std::optional<statistics::Estimate> precision, recall;   // of pairs in one cluster; nothing where the sample cannot tell
    linkage::Calibration calibration;                        // of probabilities before they were put right by these labels; each pair counted for those that it stands for
};

struct RunLabels {
    BoundLabels bound;
    linkage::LabelCorrection correction;   // empty when nothing was learned
    LabelQuality quality;
    std::optional<RowTruth> sample;        // the drawn pairs, for the report
};

// Corrects the model of `prepared` where the labels have a random sample; scores all pairs for it.
linkage::LabelCorrection learn_from_labels(linkage::PreparedLinkage& prepared, linkage::JudgedPairs const& judged, linkage::LinkOptions const& options);

// The drawn pairs with their weights as they are, not yet on the model's scale.
std::vector<linkage::LabelledWeight> weigh_drawn(linkage::PreparedLinkage const& prepared, linkage::JudgedPairs const& judged);

// `cluster_of`: clusters made without the labels, for those made with them are right in the judged pairs by force.
LabelQuality judge_by_labels(linkage::PreparedLinkage const& prepared, linkage::JudgedPairs const& judged, std::span<linkage::RowIndex const> cluster_of);

// The drawn pairs as a report takes them; nothing without any.
std::optional<RowTruth> truth_of_sample(linkage::JudgedPairs const& judged, std::span<linkage::RowIndex const> cluster_of);

// Counts, m by labels with standard errors, precision and recall with intervals, calibration.
boost::json::object labels_to_json(RunLabels const& labels, linkage::Model const& model);

}  // namespace jiayu::service
