#include "service/run_labels.hpp"

#include "statistics/stratified_share.hpp"

namespace jiayu::service {

linkage::LabelCorrection learn_from_labels(linkage::PreparedLinkage& prepared, linkage::JudgedPairs const& judged, linkage::LinkOptions const& options) {
    if (judged.strata.empty()) return {};
    auto const scored = linkage::score_prepared(prepared, options);
    return linkage::correct_by_labels(prepared.model, *prepared.table, scored.edges, judged);
}

std::vector<linkage::LabelledWeight> weigh_drawn(linkage::PreparedLinkage const& prepared, linkage::JudgedPairs const& judged) {
    linkage::PairWeights const weights(prepared.model, *prepared.table);
    linkage::LevelMemory memory(prepared.table->comparisons());
    std::vector<linkage::LabelledWeight> weighed;
    for (auto const& stratum : judged.strata)
        for (auto place : stratum.judged) {
            auto const& pair = judged.pairs[place];
            weighed.push_back({weights.weigh(pair.a, pair.b, memory).weight, pair.is_match, stratum.stands_for()});
        }
    return weighed;
}

LabelQuality judge_by_labels(linkage::PreparedLinkage const& prepared, linkage::JudgedPairs const& judged, std::span<linkage::RowIndex const> cluster_of) {
    LabelQuality quality;
    std::vector<statistics::SampledStratum> found, wanted;
    for (auto const& stratum : judged.strata) {
        found.push_back({.of = stratum.pairs, .units = {}, .share = stratum.share});
        wanted.push_back(found.back());
        for (auto place : stratum.judged) {
            auto const& pair = judged.pairs[place];
            bool is_joined = cluster_of[pair.a] == cluster_of[pair.b];
            found.back().units.push_back({.counts = is_joined, .holds = pair.is_match});
            wanted.back().units.push_back({.counts = pair.is_match, .holds = is_joined});
        }
    }
    auto weighed = weigh_drawn(prepared, judged);
    for (auto& label : weighed) label.bits = prepared.model.scale.bits(label.bits);
    quality.drawn = weighed.size();
    quality.precision = statistics::estimate_stratified_share(found);
    quality.recall = statistics::estimate_stratified_share(wanted);
    quality.calibration = linkage::measure_calibration(weighed);
    return quality;
}

std::optional<RowTruth> truth_of_sample(linkage::JudgedPairs const& judged, std::span<linkage::RowIndex const> cluster_of) {
    RowTruth truth;
    for (auto const& stratum : judged.strata)
        for (auto place : stratum.judged) {
            auto const& pair = judged.pairs[place];
            truth.pairs.push_back({pair.a, pair.b, pair.is_match, stratum.stands_for(), cluster_of[pair.a] == cluster_of[pair.b]});
        }
    return truth.pairs.empty() ? std::nullopt : std::optional(std::move(truth));
}

namespace {

boost::json::value to_json(std::optional<statistics::Estimate> const& estimate) {
    if (!estimate) return nullptr;
    return boost::json::object{{"value", estimate->value}, {"low", estimate->low}, {"high", estimate->high}};
}

boost::json::object to_json(linkage::LabelCorrection const& correction, linkage::Model const& model) {
    boost::json::array levels;
    for (auto const& one : correction.levels) {
        auto const& comparison = model.comparisons[one.comparison];
        levels.push_back(boost::json::object{{"comparison", comparison.name}, {"level", comparison.levels[one.level].name}, {"learned", one.learned},
                                             {"by_labels", one.judged}, {"standard_error", one.error}, {"used", one.used}});
    }
    return {{"expected_matches", correction.expected_matches}, {"matches_by_labels", correction.judged_matches}, {"matches_error", correction.matches_error},
            {"prior_factor", correction.prior_factor}, {"m", levels}};
}

boost::json::object to_json(linkage::Calibration const& calibration) {
    boost::json::array bins;
    for (auto const& bin : calibration.bins)
        bins.push_back(boost::json::object{{"low", bin.low}, {"high", bin.high}, {"labels", bin.labels}, {"expected", bin.expected}, {"observed", bin.observed}});
    return {{"bins", bins}, {"brier", calibration.brier}, {"log_loss_bits", calibration.log_loss_bits}, {"error", calibration.expected_calibration_error}};
}

}  // namespace

boost::json::object labels_to_json(RunLabels const& labels, linkage::Model const& model) {
    auto const& bound = labels.bound;
    boost::json::object told{{"labels", bound.labels}, {"pairs", bound.pairs.size()}, {"decided", bound.judged.pairs.size()}, {"conflicts", bound.conflicts}, {"unsure", bound.unsure},
                             {"drawn", labels.quality.drawn}};
    if (labels.correction.drawn) told["learned"] = to_json(labels.correction, model);
    if (labels.quality.drawn) {
        told["precision"] = to_json(labels.quality.precision);
        told["recall"] = to_json(labels.quality.recall);
        told["calibration"] = to_json(labels.quality.calibration);
    }
    return told;
}

}  // namespace jiayu::service
