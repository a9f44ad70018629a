#include <cmath>

#include "linkage/expected_quality.hpp"
#include "linkage/group_edges.hpp"
#include "linkage/unlinkables.hpp"
#include "service/link_report_parts.hpp"
#include "service/link_threshold_counts.hpp"
#include "statistics/unseen.hpp"

namespace jiayu::service {

namespace {

namespace json = boost::json;
using linkage::Edge;

// Whole groups of connected records, so that a sample's precision and recall are the whole's.
struct EdgeSample {
    std::vector<Edge> edges;
    std::vector<linkage::RowIndex> group_of;
    std::uint64_t one_in = 1;
};

EdgeSample sample_edges(LinkFindings const& findings) {
    constexpr std::size_t edges_max = 400'000;
    std::array<std::span<Edge const>, 1> lists{findings.edges};
    EdgeSample sample{.group_of = linkage::connect_rows(findings.records.size(), lists, linkage::hundredths(findings.review_bits())),
                      .one_in = 1 + findings.edges.size() / edges_max};
    for (auto const& edge : findings.edges)
        if (linkage::mix(sample.group_of[edge.a]) % sample.one_in == 0) sample.edges.push_back(edge);
    return sample;
}

// Of the pairs of one person those that no rule proposes, from those that one rule alone and just two propose. A single rule tells
// nothing of what it misses. With few rules n the classic form is (n − 1) / n of Chao's.
std::optional<statistics::UnseenCount> estimate_missed(LinkFindings const& findings, std::span<Edge const> sample) {
    auto const rules = double(findings.model().rules.size());
    if (rules < 2) return {};
    double once = 0, twice = 0;
    for (auto const& edge : sample) {
        auto const times = findings.prepared.blocking->count_rules(edge.a, edge.b);
        auto const probability = findings.model().scale.probability(edge.weight / 100.0);
        once += times == 1 ? probability : 0;
        twice += times == 2 ? probability : 0;
    }
    auto unseen = statistics::estimate_unseen(once, twice);
    unseen.value *= (rules - 1) / rules;
    return unseen;
}

// Thresholds are weights; what is expected above them follows from the probabilities that hold.
std::vector<linkage::ExpectedQuality> expect_by_scale(linkage::ProbabilityScale const& scale, EdgeSample const& sample, std::span<double const> thresholds, double missed) {
    auto edges = sample.edges;
    for (auto& edge : edges) edge.weight = linkage::hundredths(scale.bits(edge.weight / 100.0));
    std::vector<double> bits;
    for (auto threshold : thresholds) bits.push_back(linkage::hundredths(scale.bits(threshold)) / 100.0);
    auto curve = linkage::expect_quality(edges, sample.group_of, bits, {.missed_pairs = missed});
    for (std::size_t i = 0; i < curve.size(); ++i) curve[i].bits = thresholds[i];
    return curve;
}

json::array to_json(linkage::ShareInterval const& share) { return {share.value, share.low, share.high}; }

// Recall is also as unsure as the number of pairs missed.
linkage::ShareInterval widen(linkage::ShareInterval const& recall, double error) {
    return {recall.value, std::max(0.0, recall.value - std::hypot(recall.value - recall.low, error)), std::min(1.0, recall.value + std::hypot(recall.high - recall.value, error))};
}

}  // namespace

json::object describe_weights(LinkFindings const& findings) {
    auto const steps = threshold_steps(findings.edges, 1);
    std::vector<std::uint64_t> all(steps.count), right(steps.count), wrong(steps.count);
    for (auto const& edge : findings.edges) {
        auto step = steps.step_of(edge.weight);
        ++all[step];
        if (auto is_match = findings.truth ? findings.truth->is_match(edge.a, edge.b) : std::nullopt) ++(*is_match ? right : wrong)[step];
    }
    json::object weights{{"from", steps.least}, {"width", steps.width}, {"pairs", json::array(all.begin(), all.end())}};
    if (findings.truth && !findings.truth->cluster_of.empty())
        weights["right"] = json::array(right.begin(), right.end()), weights["wrong"] = json::array(wrong.begin(), wrong.end());
    return weights;
}

json::object describe_thresholds(LinkFindings const& findings) {
    auto const steps = threshold_steps(findings.edges, 0.5);
    auto const sample = sample_edges(findings);
    auto const thresholds = steps.bounds();
    auto const missed = estimate_missed(findings, sample.edges);
    auto const curve = expect_by_scale(findings.model().scale, sample, thresholds, missed ? missed->value : 0);
    double true_pairs = missed ? missed->value : 0;
    for (auto const& edge : sample.edges) true_pairs += findings.model().scale.probability(edge.weight / 100.0);
    auto const error = missed ? 1.96 * missed->standard_error / std::max(1.0, true_pairs) : 0;  // 95 %, of recall by what is missed
    auto const clusters = count_connected(findings, steps);
    auto const by_truth = judge_thresholds(findings, steps);
    json::array points;
    for (std::size_t i = 0; i < steps.count; ++i) {
        json::object point{{"bits", thresholds[i]}, {"pairs", clusters[i].pairs}, {"clusters", clusters[i].clusters}, {"largest", clusters[i].largest},
                           {"precision", to_json(curve[i].precision)}, {"recall", to_json(widen(curve[i].recall, curve[i].recall.value * error))}, {"f1", curve[i].f1}};
        if (!by_truth.empty()) point["truth"] = json::object{{"precision", by_truth[i].precision()}, {"recall", by_truth[i].recall()}, {"f1", by_truth[i].f1()}};
        points.push_back(std::move(point));
    }
    json::object told{{"points", points}, {"one_in", sample.one_in}};
    if (missed) told["missed_pairs"] = missed->value * double(sample.one_in);
    if (auto best = linkage::choose_best_f1(curve)) told["best_bits"] = *best;
    return told;
}

json::array describe_unlinkables(LinkFindings const& findings) {
    auto const prior = findings.weights.prior_bits();
    auto const copies = linkage::weigh_copies(
        findings.records.size(), [&](linkage::RowIndex row) { return findings.weights.weigh(row, row, linkage::LevelMemory::of_this_thread(findings.weights.table())).weight - prior; }, prior);
    std::vector<double> thresholds;
    for (double bits = -5; bits <= 40; ++bits) thresholds.push_back(bits);
    json::array shares;
    for (auto const& one : linkage::count_unlinkables(copies, thresholds)) shares.push_back(json::object{{"bits", one.bits}, {"rows", one.rows}, {"share", one.share}});
    return shares;
}

}  // namespace jiayu::service
