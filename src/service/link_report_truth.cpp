#include "linkage/calibration.hpp"
#include "linkage/evaluate_clusters.hpp"
#include "service/link_report_parts.hpp"

namespace jiayu::service {

namespace {

namespace json = boost::json;

json::object to_json(linkage::Quality const& quality) { return {{"precision", quality.precision()}, {"recall", quality.recall()}, {"f1", quality.f1()}}; }

json::object judge_clusters(LinkFindings const& findings) {
    std::vector<std::uint32_t> found, truth;
    for (std::size_t row = 0; row < findings.cluster_of.size(); ++row)
        if (auto known = findings.truth->cluster_of[row]) found.push_back(findings.cluster_of[row]), truth.push_back(known);
    auto const quality = linkage::evaluate_clusters(found, truth);
    return {{"kind", "clusters"}, {"records", truth.size()}, {"pairs", to_json(quality.pairs)}, {"clusters", to_json(quality.clusters)}, {"b_cubed", to_json(quality.b_cubed)}};
}

json::object judge_labels(LinkFindings const& findings) {
    linkage::Quality quality;
    for (auto const& pair : findings.truth->pairs) {
        bool is_joined = pair.is_joined.value_or(findings.cluster_of[pair.a] == findings.cluster_of[pair.b]);
        quality.found += is_joined * pair.stands_for, quality.truth += pair.is_match * pair.stands_for, quality.right += (is_joined && pair.is_match) * pair.stands_for;
    }
    quality.right_recall = quality.right;
    return {{"kind", "labels"}, {"records", findings.truth->pairs.size()}, {"pairs", to_json(quality)}};
}

// At most half a million, evenly spread.
std::vector<linkage::LabelledWeight> labelled_weights(LinkFindings const& findings) {
    auto const& scale = findings.model().scale;
    std::vector<linkage::LabelledWeight> labelled;
    linkage::LevelMemory memory(findings.weights.table().comparisons());
    for (auto const& pair : findings.truth->pairs) labelled.push_back({scale.bits(findings.weights.weigh(std::min(pair.a, pair.b), std::max(pair.a, pair.b), memory).weight), pair.is_match, pair.stands_for});
    if (!labelled.empty()) return labelled;
    constexpr std::size_t looked_at = 500'000;
    auto const step = 1 + findings.edges.size() / looked_at;
    for (std::size_t i = 0; i < findings.edges.size(); i += step) {
        auto const& edge = findings.edges[i];
        if (auto is_match = findings.truth->is_match(edge.a, edge.b)) labelled.push_back({scale.bits(edge.weight / 100.0), *is_match, double(step)});
    }
    return labelled;
}

}  // namespace

json::value describe_truth(LinkFindings const& findings) {
    if (!findings.truth) return nullptr;
    auto told = findings.truth->cluster_of.empty() ? judge_labels(findings) : judge_clusters(findings);
    auto const calibration = linkage::measure_calibration(labelled_weights(findings));
    json::array bins;
    for (auto const& bin : calibration.bins)
        bins.push_back(json::object{{"low", bin.low}, {"high", bin.high}, {"labels", bin.labels}, {"expected", bin.expected}, {"observed", bin.observed}});
    told["calibration"] = json::object{{"bins", bins}, {"brier", calibration.brier}, {"error", calibration.expected_calibration_error}};
    return told;
}

}  // namespace jiayu::service
