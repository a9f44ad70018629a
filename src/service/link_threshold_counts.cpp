#include "service/link_threshold_counts.hpp"

#include <cmath>
#include <numeric>


namespace jiayu::service {

namespace {

using linkage::RowIndex;

// Sizes of connected records as edges come, heaviest first.
class Joining {
public:
    explicit Joining(std::size_t rows) : parents_(rows), sizes_(rows, 1), count_{.clusters = rows, .largest = rows > 0} { std::iota(parents_.begin(), parents_.end(), RowIndex(0)); }

    void join(RowIndex a, RowIndex b) {
        ++count_.pairs;
        a = root_of(a), b = root_of(b);
        if (a == b) return;
        if (sizes_[a] < sizes_[b]) std::swap(a, b);
        parents_[b] = a;
        sizes_[a] += sizes_[b];
        count_.largest = std::max<std::uint64_t>(count_.largest, sizes_[a]);
        --count_.clusters;
    }
    ConnectedCount const& count() const { return count_; }

private:
    RowIndex root_of(RowIndex row) {
        while (parents_[row] != row) row = parents_[row] = parents_[parents_[row]];
        return row;
    }

    std::vector<RowIndex> parents_;
    std::vector<std::uint32_t> sizes_;
    ConnectedCount count_;
};

// Edge places by step, the heaviest step last.
std::vector<std::vector<std::uint32_t>> edges_by_step(std::span<linkage::Edge const> edges, ThresholdSteps const& steps) {
    std::vector<std::vector<std::uint32_t>> by_step(steps.count);
    for (std::size_t i = 0; i < edges.size(); ++i) by_step[steps.step_of(edges[i].weight)].push_back(std::uint32_t(i));
    return by_step;
}

void sum_from_above(std::vector<linkage::Quality>& by_step) {
    for (std::size_t i = by_step.size(); i-- > 1;) {
        by_step[i - 1].found += by_step[i].found;
        by_step[i - 1].right += by_step[i].right;
    }
    for (auto& one : by_step) one.right_recall = one.right;
}

std::vector<linkage::Quality> judge_by_labels(LinkFindings const& findings, ThresholdSteps const& steps) {
    std::vector<linkage::Quality> by_step(steps.count);
    linkage::LevelMemory memory(findings.weights.table().comparisons());
    double truth = 0;
    for (auto const& pair : findings.truth->pairs) {
        truth += pair.is_match * pair.stands_for;
        auto weight = findings.weights.weigh(std::min(pair.a, pair.b), std::max(pair.a, pair.b), memory).weight;
        if (weight < steps.least) continue;
        auto& one = by_step[steps.step_of(linkage::hundredths(weight))];
        one.found += pair.stands_for, one.right += pair.is_match * pair.stands_for;
    }
    sum_from_above(by_step);
    for (auto& one : by_step) one.truth = truth;
    return by_step;
}

// Pairs of one person that the model's kind of linking compares.
double count_true_pairs(LinkFindings const& findings) {
    std::unordered_map<std::uint64_t, double> in_all, in_source;
    auto const& truth = findings.truth->cluster_of;
    for (std::size_t row = 0; row < truth.size(); ++row)
        if (truth[row]) ++in_all[truth[row]], ++in_source[std::uint64_t(truth[row]) << 16 | findings.records.source_of[row]];
    auto pairs = [](auto const& counts) {
        double sum = 0;
        for (auto const& [cluster, rows] : counts) sum += rows * (rows - 1) / 2;
        return sum;
    };
    switch (findings.model().link) {
        case linkage::LinkKind::dedupe: return pairs(in_source);
        case linkage::LinkKind::link: return pairs(in_all) - pairs(in_source);
        case linkage::LinkKind::both: break;
    }
    return pairs(in_all);
}

}  // namespace

std::size_t ThresholdSteps::step_of(std::int32_t hundredths) const {
    auto step = std::floor((hundredths / 100.0 - least) / width + 1e-9);
    return std::size_t(std::clamp(step, 0.0, double(count - 1)));
}

std::vector<double> ThresholdSteps::bounds() const {
    std::vector<double> bounds;
    for (std::size_t i = 0; i < count; ++i) bounds.push_back(least + width * double(i));
    return bounds;
}

ThresholdSteps threshold_steps(std::span<linkage::Edge const> edges, double width) {
    if (edges.empty()) return {.width = width};
    constexpr double heaviest = 40;
    auto [light, heavy] = std::ranges::minmax(edges | std::views::transform(&linkage::Edge::weight));
    auto const least = std::floor(light / 100.0), most = std::max(least, std::min(heaviest, heavy / 100.0));
    return {.least = least, .width = width, .count = std::size_t((most - least) / width) + 1};
}

std::vector<ConnectedCount> count_connected(LinkFindings const& findings, ThresholdSteps const& steps) {
    auto const by_step = edges_by_step(findings.edges, steps);
    Joining joining(findings.records.size());
    std::vector<ConnectedCount> counts(steps.count);
    for (std::size_t step = steps.count; step-- > 0;) {
        for (auto i : by_step[step]) joining.join(findings.edges[i].a, findings.edges[i].b);
        counts[step] = joining.count();
    }
    return counts;
}

std::vector<linkage::Quality> judge_thresholds(LinkFindings const& findings, ThresholdSteps const& steps) {
    if (!findings.truth) return {};
    if (!findings.truth->pairs.empty()) return judge_by_labels(findings, steps);
    std::vector<linkage::Quality> by_step(steps.count);
    for (auto const& edge : findings.edges)
        if (auto is_match = findings.truth->is_match(edge.a, edge.b)) {
            auto& one = by_step[steps.step_of(edge.weight)];
            one.found += 1, one.right += *is_match;
        }
    sum_from_above(by_step);
    auto const truth = count_true_pairs(findings);
    for (auto& one : by_step) one.truth = truth;
    return by_step;
}

}  // namespace jiayu::service
