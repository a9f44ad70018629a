#include "statistics/interval.hpp"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace jiayu::statistics {

namespace {
constexpr double tail = 0.025;
constexpr double normal_quantile = 1.959963984540054;  // of 1 − tail
constexpr double sex_ratio_quantile = 1.96;            // as audit rule G04 writes it, so that both judge alike
}  // namespace

std::optional<Estimate> estimate_proportion(std::int64_t part, std::int64_t whole) {
    if (whole <= 0 || part < 0 || part > whole) return std::nullopt;
    constexpr double z2 = normal_quantile * normal_quantile;
    double n = double(whole), p = double(part) / n;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = normal_quantile * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    // At the ends the limit is the end itself; rounding must not leave it a hair off.
    return Estimate{p, part == 0 ? 0.0 : std::min(p, centre - half), part == whole ? 1.0 : std::max(p, centre + half)};
}

std::optional<Estimate> estimate_rate(std::int64_t events, double exposure) {
    if (events < 0 || !(exposure > 0)) return std::nullopt;
    // Quantiles of chi-square are twice those of the gamma distribution with half its degrees of freedom.
    double count = double(events);
    double low = events == 0 ? 0.0 : boost::math::gamma_p_inv(count, tail);
    double high = boost::math::gamma_q_inv(count + 1, tail);
    return Estimate{count / exposure, low / exposure, high / exposure};
}

std::optional<Estimate> estimate_sex_ratio(std::int64_t males, std::int64_t females) {
    if (males < 1 || females < 1) return std::nullopt;
    double m = double(males), f = double(females), ratio = 100 * m / f;
    double factor = std::exp(sex_ratio_quantile * std::sqrt(1 / m + 1 / f));
    return Estimate{ratio, ratio / factor, ratio * factor};
}

Estimate difference(Estimate const& a, Estimate const& b) {
    double value = a.value - b.value;
    return {value, value - std::hypot(a.value - a.low, b.high - b.value), value + std::hypot(a.high - a.value, b.value - b.low)};
}

}  // namespace jiayu::statistics
