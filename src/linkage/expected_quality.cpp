#include "linkage/expected_quality.hpp"

#include <algorithm>
#include <cmath>

namespace jiayu::linkage {

namespace {

double probability(double bits) { return 1 / (1 + std::exp2(-bits)); }

struct Tally {
    double pairs = 0, true_pairs = 0, variance = 0;
};

// What lies at and above each threshold (descending), and the variance of the number of true pairs there.
class Walk {
public:
    Walk(std::span<Edge const> edges, std::span<RowIndex const> group_of) : edges_(edges), group_of_(group_of) {
        order_.resize(edges.size());
        for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = std::uint32_t(i);
        std::ranges::sort(order_, [&](auto x, auto y) { return std::pair(-std::int64_t(edges[x].weight), x) < std::pair(-std::int64_t(edges[y].weight), y); });
    }

    // From the heaviest down, or from the lightest up to below the threshold.
    std::vector<Tally> from_above(std::span<double const> descending, double shift) {
        return walk(descending, shift, order_, [](double bits, double threshold) { return bits >= threshold; });
    }
    std::vector<Tally> from_below(std::span<double const> ascending, double shift) {
        std::vector<std::uint32_t> upward(order_.rbegin(), order_.rend());
        return walk(ascending, shift, upward, [](double bits, double threshold) { return bits < threshold; });
    }

private:
    template <class Holds>
    std::vector<Tally> walk(std::span<double const> thresholds, double shift, std::span<std::uint32_t const> order, Holds holds) {
        std::vector<float> deviations(group_of_.empty() ? rows() : 1 + *std::ranges::max_element(group_of_));
        std::vector<Tally> tallies;
        Tally tally;
        std::size_t next = 0;
        for (auto threshold : thresholds) {
            for (; next < order.size() && holds(edges_[order[next]].weight / 100.0, threshold); ++next) {
                auto const& edge = edges_[order[next]];
                auto p = probability(edge.weight / 100.0 + shift);
                ++tally.pairs, tally.true_pairs += p;
                // Pairs of one group that are right or wrong together: deviations add up, not variances.
                auto& deviation = deviations[group_of_.empty() ? edge.a : group_of_[edge.a]];
                auto step = std::sqrt(p * (1 - p));
                tally.variance += step * (2 * deviation + step);
                deviation += float(step);
            }
            tallies.push_back(tally);
        }
        return tallies;
    }

    std::size_t rows() const {
        std::size_t rows = 0;
        for (auto const& edge : edges_) rows = std::max<std::size_t>(rows, edge.a + std::size_t(1));
        return rows;
    }

    std::span<Edge const> edges_;
    std::span<RowIndex const> group_of_;
    std::vector<std::uint32_t> order_;
};

ShareInterval interval(double value, double variance, double z) {
    auto reach = z * std::sqrt(std::max(0.0, variance));
    return {value, std::max(0.0, value - reach), std::min(1.0, value + reach)};
}

double share(double part, double whole, double otherwise) { return whole > 0 ? part / whole : otherwise; }

double square(double value) { return value * value; }

}  // namespace

std::vector<ExpectedQuality> expect_quality(std::span<Edge const> edges, std::span<RowIndex const> group_of, std::span<double const> thresholds,
                                            QualityAssumptions const& assumptions) {
    std::vector<double> ascending(thresholds.begin(), thresholds.end());
    std::ranges::sort(ascending);
    std::vector<double> descending(ascending.rbegin(), ascending.rend());
    Walk walk(edges, group_of);
    auto above = walk.from_above(descending, 0), below = walk.from_below(ascending, 0);
    auto shifted_down = walk.from_above(descending, -assumptions.shift_error), shifted_up = walk.from_above(descending, assumptions.shift_error);
    auto all = [&](double shift) {
        double sum = assumptions.missed_pairs;
        for (auto const& edge : edges) sum += probability(edge.weight / 100.0 + shift);
        return sum;
    };
    auto total = all(0), total_down = all(-assumptions.shift_error), total_up = all(assumptions.shift_error);
    std::vector<ExpectedQuality> curve;
    for (auto threshold : thresholds) {
        auto i = std::size_t(std::ranges::lower_bound(ascending, threshold) - ascending.begin()), j = std::size_t(std::ranges::lower_bound(descending, threshold, std::greater<>()) - descending.begin());
        auto const &here = above[j], &rest = below[i];
        auto precision = share(here.true_pairs, here.pairs, 1), recall = share(here.true_pairs, total, 1);
        auto of_precision = share(here.variance, square(here.pairs), 0) +
                            square(share(shifted_up[j].true_pairs - shifted_down[j].true_pairs, here.pairs, 0) / 2);
        // Recall is A / (A + B): by the delta method, with A and B taken as independent.
        auto of_recall = share(square(1 - recall) * here.variance + square(recall) * rest.variance, square(total), 0) +
                         square((share(shifted_up[j].true_pairs, total_up, 1) - share(shifted_down[j].true_pairs, total_down, 1)) / 2);
        curve.push_back({threshold, here.pairs, here.true_pairs, interval(precision, of_precision, assumptions.z),
                         interval(recall, of_recall, assumptions.z), share(2 * precision * recall, precision + recall, 0)});
    }
    return curve;
}

std::optional<double> choose_best_f1(std::span<ExpectedQuality const> curve) {
    std::optional<double> best;
    double most = -1;
    for (auto const& point : curve)
        if (point.f1 > most || (point.f1 == most && point.bits < *best)) most = point.f1, best = point.bits;
    return best;
}

std::optional<double> choose_for_precision(std::span<ExpectedQuality const> curve, double precision) {
    std::vector<ExpectedQuality> descending(curve.begin(), curve.end());
    std::ranges::sort(descending, std::greater<>(), &ExpectedQuality::bits);
    std::optional<double> lowest;
    for (auto const& point : descending) {
        if (point.precision.value < precision) break;
        lowest = point.bits;
    }
    return lowest;
}

}  // namespace jiayu::linkage
