#include "service/link_quality.hpp"

namespace jiayu::service {

namespace {

namespace json = boost::json;

linkage::ClusterQuality judge_clusters(LinkFindings const& findings) {
    std::vector<std::uint32_t> found, truth;
    for (std::size_t row = 0; row < findings.cluster_of.size(); ++row)
        if (auto known = findings.truth->cluster_of[row]) found.push_back(findings.cluster_of[row]), truth.push_back(known);
    return linkage::evaluate_clusters(found, truth);
}

linkage::ClusterQuality judge_labels(LinkFindings const& findings) {
    linkage::ClusterQuality quality;
    auto& pairs = quality.pairs;
    for (auto const& pair : findings.truth->pairs) {
        bool is_joined = pair.is_joined.value_or(findings.cluster_of[pair.a] == findings.cluster_of[pair.b]);
        pairs.found += is_joined * pair.stands_for, pairs.truth += pair.is_match * pair.stands_for, pairs.right += (is_joined && pair.is_match) * pair.stands_for;
    }
    pairs.right_recall = pairs.right;
    return quality;
}

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

std::vector<PairQualityFrom> judge_probabilities(LinkFindings const& findings, double true_pairs) {
    std::vector<PairQualityFrom> by;
    std::vector<std::int32_t> bounds;  // the lightest hundredth of a bit that reaches the probability
    for (auto probability : probabilities_judged) {
        by.push_back({probability, {.truth = true_pairs}});
        bounds.push_back(std::int32_t(std::ceil(findings.model().scale.weight_of_probability(probability) * 100 - 1e-9)));
    }
    for (auto const& edge : findings.edges) {
        auto const is_right = findings.truth->is_match(edge.a, edge.b);
        if (!is_right) continue;
        for (std::size_t i = 0; i < by.size() && edge.weight >= bounds[i]; ++i) by[i].pairs.found += 1, by[i].pairs.right += *is_right;
    }
    for (auto& from : by) from.pairs.right_recall = from.pairs.right;
    return by;
}

json::object to_json(linkage::Quality const& quality) { return {{"precision", quality.precision()}, {"recall", quality.recall()}, {"f1", quality.f1()}}; }

}  // namespace

LinkQuality judge_linkage(LinkFindings const& findings) {
    auto const& truth = *findings.truth;
    LinkQuality quality{.records = findings.records.size(), .is_by_labels = truth.cluster_of.empty()};
    quality.clusters = quality.is_by_labels ? judge_labels(findings) : judge_clusters(findings);
    if (!quality.is_by_labels) {
        quality.records_without_truth = std::size_t(std::ranges::count(truth.cluster_of, 0u));
        quality.by_probability = judge_probabilities(findings, quality.clusters.pairs.truth);
    }
    quality.calibration = linkage::measure_calibration(labelled_weights(findings));
    return quality;
}

json::object calibration_to_json(linkage::Calibration const& calibration) {
    json::array bins;
    for (auto const& bin : calibration.bins)
        bins.push_back(json::object{{"low", bin.low}, {"high", bin.high}, {"labels", bin.labels}, {"expected", bin.expected}, {"observed", bin.observed}});
    return {{"bins", bins}, {"brier", calibration.brier}, {"log_loss_bits", calibration.log_loss_bits}, {"error", calibration.expected_calibration_error}};
}

json::object quality_to_json(LinkQuality const& quality) {
    json::array by;
    for (auto const& [probability, pairs] : quality.by_probability) {
        auto row = to_json(pairs);
        row["probability"] = probability;
        by.push_back(std::move(row));
    }
    json::object told{{"records", quality.records}, {"records_without_truth", quality.records_without_truth}, {"by_labels", quality.is_by_labels},
                      {"pairs", to_json(quality.clusters.pairs)}, {"pairs_by_probability", by}};
    if (!quality.is_by_labels) told["clusters"] = to_json(quality.clusters.clusters), told["b_cubed"] = to_json(quality.clusters.b_cubed);
    if (!quality.calibration.bins.empty()) told["calibration"] = calibration_to_json(quality.calibration);
    return told;
}

}  // namespace jiayu::service
