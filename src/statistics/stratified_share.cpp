#include "statistics/stratified_share.hpp"

#include <algorithm>
#include <cmath>

namespace jiayu::statistics {

namespace {

constexpr double normal_quantile = 1.959963984540054;  // of 0.975

struct Sums {
    double counting = 0, holding = 0;
    double share() const { return holding / counting; }
};

double mean_counting(SampledStratum const& stratum) {
    double counting = 0;
    for (auto const& unit : stratum.units) counting += unit.counts;
    return counting / double(stratum.units.size());
}

double mean_holding(SampledStratum const& stratum) {
    double holding = 0;
    for (auto const& unit : stratum.units) holding += unit.counts && unit.holds;
    return holding / double(stratum.units.size());
}

// With `added` units beside each stratum's sample that count as its units do, and of which half hold.
Sums sum_up(std::span<SampledStratum const> strata, double added) {
    Sums sums;
    for (auto const& stratum : strata) {
        if (stratum.units.empty()) continue;
        auto const size = double(stratum.units.size()), counting = mean_counting(stratum);
        sums.counting += stratum.share * stratum.of * counting;
        sums.holding += stratum.share * stratum.of * (mean_holding(stratum) * size + added * counting / 2) / (size + added);
    }
    return sums;
}

// Of the linearised residual holds − share · counts.
double variance_within(SampledStratum const& stratum, double share) {
    auto const size = double(stratum.units.size()), counting = mean_counting(stratum), total = size + 1;
    double sum = counting / 2 * (1 - share) + counting / 2 * -share, squares = counting / 2 * ((1 - share) * (1 - share) + share * share);
    for (auto const& unit : stratum.units) {
        auto residual = unit.counts ? unit.holds - share : 0.0;
        sum += residual;
        squares += residual * residual;
    }
    auto mean = sum / total;
    return std::max(0.0, squares / total - mean * mean) * total / size;
}

Estimate wilson(double share, double size) {
    constexpr double z2 = normal_quantile * normal_quantile;
    auto centre = (share + z2 / (2 * size)) / (1 + z2 / size);
    auto half = normal_quantile * std::sqrt(share * (1 - share) / size + z2 / (4 * size * size)) / (1 + z2 / size);
    return {share, std::clamp(centre - half, 0.0, share), std::clamp(centre + half, share, 1.0)};
}

}  // namespace

std::optional<Estimate> estimate_stratified_share(std::span<SampledStratum const> strata) {
    auto const sums = sum_up(strata, 0), smooth = sum_up(strata, 1);
    if (sums.counting <= 0) return std::nullopt;
    auto const share = smooth.share();
    double variance = 0;
    bool is_whole = true;
    for (auto const& stratum : strata) {
        if (stratum.units.empty()) continue;
        auto const size = double(stratum.units.size()), left_out = std::max(0.0, 1 - size / std::max(size, stratum.of));
        is_whole = is_whole && left_out == 0;
        variance += std::pow(stratum.share * stratum.of / sums.counting, 2) * left_out * variance_within(stratum, share) / size;
    }
    if (is_whole || variance <= 0) return Estimate{sums.share(), sums.share(), sums.share()};
    return wilson(sums.share(), share * (1 - share) / variance);
}

}  // namespace jiayu::statistics
