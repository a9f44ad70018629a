#include "linkage/calibrate_by_labels.hpp"

#include <algorithm>

namespace jiayu::linkage {

namespace {

constexpr double imagined_labels = 30;
constexpr double least_slope = 0.1;  // labels that speak against the weights altogether are too few, or the model is wrong

// Each label counted for the pairs that it stands for, their mean one, beside labels as the scale has them.
std::vector<LabelledWeight> on_scale(ProbabilityScale const& scale, std::span<LabelledWeight const> labels) {
    double total = 0;
    for (auto const& label : labels) total += label.stands_for;
    auto const one = double(labels.size()) / total;
    std::vector<LabelledWeight> targets;
    for (auto const& label : labels) {
        auto const bits = scale.bits(label.bits), expected = std::clamp(probability_of(bits), 1e-9, 1 - 1e-9);
        auto const imagined = imagined_labels * label.stands_for / total;
        targets.push_back({bits, label.is_match, label.stands_for * one});
        targets.push_back({bits, true, imagined * expected});
        targets.push_back({bits, false, imagined * (1 - expected)});
    }
    return targets;
}

std::vector<ProbabilityScale::Knot> moved(ProbabilityScale const& scale, PlattScale const& line) {
    auto knots = scale.knots();
    if (knots.empty()) knots = {{-20, -20}, {40, 40}};
    for (auto& knot : knots) knot.bits = line(knot.bits);
    return knots;
}

}  // namespace

ProbabilityScale calibrate_by_labels(ProbabilityScale const& scale, std::span<LabelledWeight const> labels) {
    auto const matches = std::ranges::count(labels, true, &LabelledWeight::is_match);
    if (matches == 0 || matches == std::ptrdiff_t(labels.size())) return scale;
    auto const line = fit_platt(on_scale(scale, labels));
    if (line.slope < least_slope) return scale;
    return {scale.is_learned() ? "clusters, labels" : "labels", moved(scale, line)};
}

}  // namespace jiayu::linkage
