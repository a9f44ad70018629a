#include <cmath>

#include "linkage/expected_quality.hpp"
#include "linkage/group_edges.hpp"
#include "linkage/unlinkables.hpp"
#include "service/level_memories.hpp"
#include "service/link_report_parts.hpp"
#include "service/link_threshold_counts.hpp"

namespace jiayu::service {

namespace {

namespace json = boost::json;
using linkage::Edge;

double probability_of(Edge const& edge) { return linkage::probability_of_bits(edge.weight / 100.0); }

// Pairs that may be compared under the model's kind of linking, if nothing were blocked.
double possible_pairs(LinkFindings const& findings) {
    auto pairs = [](double rows) { return rows * (rows - 1) / 2; };
    std::vector<double> rows(findings.records.sources.size());
    for (auto source : findings.records.source_of) ++rows[source];
    double within = 0;
    for (auto count : rows) within += pairs(count);
    switch (findings.model().link) {
        case linkage::LinkKind::dedupe: return within;
        case linkage::LinkKind::link: return pairs(double(findings.records.size())) - within;
        case linkage::LinkKind::both: break;
    }
    return pairs(double(findings.records.size()));
}

// True pairs by the prior less those that the kept edges are expected to hold.
double missed_pairs(LinkFindings const& findings) {
    double kept = 0;
    for (auto const& edge : findings.edges()) kept += probability_of(edge);
    return std::max(0.0, findings.model().prior * possible_pairs(findings) - kept);
}

// Whole groups of connected records, so that a sample's precision and recall are the whole's.
struct EdgeSample {
    std::vector<Edge> edges;
    std::vector<linkage::RowIndex> group_of;
    std::uint64_t one_in = 1;
};

EdgeSample sample_edges(LinkFindings const& findings) {
    constexpr std::size_t edges_max = 400'000;
    std::array<std::span<Edge const>, 1> lists{findings.edges()};
    EdgeSample sample{.group_of = linkage::connect_rows(findings.records.size(), lists, linkage::hundredths(findings.settings.review_bits)),
                      .one_in = 1 + findings.edges().size() / edges_max};
    for (auto const& edge : findings.edges())
        if (linkage::mix(sample.group_of[edge.a]) % sample.one_in == 0) sample.edges.push_back(edge);
    return sample;
}

json::array interval(linkage::ShareInterval const& share) { return {share.value, share.low, share.high}; }

}  // namespace

json::object describe_weights(LinkFindings const& findings) {
    auto const steps = threshold_steps(findings.edges(), 1);
    std::vector<std::uint64_t> all(steps.count), right(steps.count), wrong(steps.count);
    for (auto const& edge : findings.edges()) {
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
    auto const steps = threshold_steps(findings.edges(), 0.5);
    auto const sample = sample_edges(findings);
    auto const thresholds = steps.bounds();
    auto const missed = missed_pairs(findings);
    auto const curve = linkage::expect_quality(sample.edges, sample.group_of, thresholds, {.missed_pairs = missed / double(sample.one_in)});
    auto const clusters = count_connected(findings, steps);
    auto const by_truth = judge_thresholds(findings, steps);
    json::array points;
    for (std::size_t i = 0; i < steps.count; ++i) {
        json::object point{{"bits", thresholds[i]}, {"pairs", clusters[i].pairs}, {"clusters", clusters[i].clusters}, {"largest", clusters[i].largest},
                           {"precision", interval(curve[i].precision)}, {"recall", interval(curve[i].recall)}, {"f1", curve[i].f1}};
        if (!by_truth.empty()) point["truth"] = json::object{{"precision", by_truth[i].precision()}, {"recall", by_truth[i].recall()}, {"f1", by_truth[i].f1()}};
        points.push_back(std::move(point));
    }
    json::object told{{"points", points}, {"missed_pairs", missed}, {"one_in", sample.one_in}};
    if (auto best = linkage::choose_best_f1(curve)) told["best_bits"] = *best;
    return told;
}

json::array describe_unlinkables(LinkFindings const& findings) {
    LevelMemories memories(findings.weights.table().comparisons());
    auto const prior = findings.weights.prior_bits();
    auto const copies = linkage::weigh_copies(
        findings.records.size(), [&](linkage::RowIndex row) { return findings.weights.weigh(row, row, memories.of_this_thread()).weight - prior; }, prior);
    std::vector<double> thresholds;
    for (double bits = -5; bits <= 40; ++bits) thresholds.push_back(bits);
    json::array shares;
    for (auto const& one : linkage::count_unlinkables(copies, thresholds)) shares.push_back(json::object{{"bits", one.bits}, {"rows", one.rows}, {"share", one.share}});
    return shares;
}

}  // namespace jiayu::service
