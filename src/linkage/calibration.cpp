#include "linkage/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace jiayu::linkage {

namespace {

constexpr int newton_rounds_max = 100;

struct Sums {
    double weight = 0, probability = 0, matches = 0;
    std::uint64_t labels = 0;
};

// The negative log-likelihood of a logistic curve, and its first and second derivatives; natural logarithms.
struct Likelihood {
    double loss = 0, by_intercept = 0, by_slope = 0;
    double intercept2 = 0, both = 0, slope2 = 0;
};

struct Target {
    double x, wanted, weight;
};

double soft_plus(double value) { return value > 0 ? value + std::log1p(std::exp(-value)) : std::log1p(std::exp(value)); }

Likelihood judge(std::span<Target const> targets, double intercept, double slope) {
    Likelihood sum;
    for (auto [x, wanted, weight] : targets) {
        auto score = intercept + slope * x;
        auto p = 1 / (1 + std::exp(-score));
        sum.loss += weight * (soft_plus(score) - wanted * score);
        auto off = weight * (p - wanted), curve = weight * p * (1 - p);
        sum.by_intercept += off, sum.by_slope += off * x;
        sum.intercept2 += curve, sum.both += curve * x, sum.slope2 += curve * x * x;
    }
    return sum;
}

}  // namespace

double probability_of(double bits) { return 1 / (1 + std::exp2(-bits)); }

Calibration measure_calibration(std::span<LabelledWeight const> labels, std::size_t bins) {
    Calibration found;
    std::vector<Sums> sums(bins);
    double total = 0;
    for (auto const& label : labels) {
        auto p = probability_of(label.bits);
        auto& bin = sums[std::min(bins - 1, std::size_t(p * double(bins)))];
        bin.weight += label.stands_for, bin.probability += label.stands_for * p, bin.matches += label.is_match ? label.stands_for : 0;
        ++bin.labels;
        total += label.stands_for;
        found.brier += label.stands_for * (p - label.is_match) * (p - label.is_match);
        // log2(1 + 2^∓bits) without overflow.
        found.log_loss_bits += label.stands_for * soft_plus((label.is_match ? -label.bits : label.bits) * std::log(2.0)) / std::log(2.0);
    }
    if (labels.empty()) return found;
    found.brier /= total, found.log_loss_bits /= total;
    for (std::size_t i = 0; i < bins; ++i) {
        auto const& bin = sums[i];
        if (!bin.labels) continue;
        found.bins.push_back({double(i) / double(bins), double(i + 1) / double(bins), bin.labels, bin.probability / bin.weight, bin.matches / bin.weight});
        found.expected_calibration_error += std::abs(bin.probability - bin.matches) / total;
    }
    return found;
}

PlattScale fit_platt(std::span<LabelledWeight const> labels) {
    double matches = 0, others = 0;
    for (auto const& label : labels) (label.is_match ? matches : others) += label.stands_for;
    if (matches == 0 || others == 0) return {};
    std::vector<Target> targets;
    for (auto const& label : labels)
        targets.push_back({label.bits * std::log(2.0), label.is_match ? (matches + 1) / (matches + 2) : 1 / (others + 2), label.stands_for});
    double intercept = std::log((matches + 1) / (others + 1)), slope = 0;
    auto here = judge(targets, intercept, slope);
    for (int round = 0; round < newton_rounds_max; ++round) {
        auto ridge = 1e-12 * (here.intercept2 + here.slope2) + 1e-300;
        auto determinant = (here.intercept2 + ridge) * (here.slope2 + ridge) - here.both * here.both;
        auto a = -((here.slope2 + ridge) * here.by_intercept - here.both * here.by_slope) / determinant;
        auto b = -((here.intercept2 + ridge) * here.by_slope - here.both * here.by_intercept) / determinant;
        double step = 1;
        auto next = judge(targets, intercept + a, slope + b);
        for (; step > 1e-9 && !(next.loss <= here.loss); step /= 2) next = judge(targets, intercept + step / 2 * a, slope + step / 2 * b);
        if (!(next.loss <= here.loss)) break;
        intercept += step * a, slope += step * b;
        auto gained = here.loss - next.loss;
        here = next;
        if (gained <= 1e-12 * (1 + here.loss)) break;
    }
    return {intercept / std::log(2.0), slope};
}

IsotonicScale fit_isotonic(std::span<LabelledWeight const> labels) {
    struct Pool {
        double bits, weight, matches;  // bits: sum
        double share() const { return matches / weight; }
    };
    std::vector<LabelledWeight> sorted(labels.begin(), labels.end());
    std::ranges::sort(sorted, {}, &LabelledWeight::bits);
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < sorted.size();) {
        Pool pool{0, 0, 0};
        for (auto bits = sorted[i].bits; i < sorted.size() && sorted[i].bits == bits; ++i) {
            auto weight = sorted[i].stands_for;
            pool.bits += weight * bits, pool.weight += weight, pool.matches += sorted[i].is_match ? weight : 0;
        }
        for (; !pools.empty() && pools.back().share() >= pool.share(); pools.pop_back())
            pool.bits += pools.back().bits, pool.weight += pools.back().weight, pool.matches += pools.back().matches;
        pools.push_back(pool);
    }
    std::vector<IsotonicScale::Step> steps;
    for (auto const& pool : pools) steps.push_back({pool.bits / pool.weight, pool.share()});
    return IsotonicScale(std::move(steps));
}

double IsotonicScale::probability(double bits) const {
    if (steps_.empty()) return probability_of(bits);
    auto above = std::ranges::lower_bound(steps_, bits, {}, &Step::bits);
    if (above == steps_.begin()) return steps_.front().probability;
    if (above == steps_.end()) return steps_.back().probability;
    auto below = above - 1;
    return below->probability + (bits - below->bits) / (above->bits - below->bits) * (above->probability - below->probability);
}

}  // namespace jiayu::linkage
