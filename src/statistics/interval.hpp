// 95 % confidence intervals of the figures of a district: proportions, rates, the sex ratio and differences of two rates.
// A value is a plain ratio (0.95, births per person); a caller scales it to %, ‰ or per 100,000 with `scaled`.
#pragma once
#include <cstdint>
#include <optional>

namespace jiayu::statistics {

struct Estimate {
    double value;
    double low;   // low ≤ value ≤ high
    double high;
    friend bool operator==(Estimate const&, Estimate const&) = default;
};

// Wilson 1927, "Probable inference, the law of succession, and statistical inference"; two-sided, no continuity correction.
// Nothing when it is no proportion: part outside 0 … whole, or whole 0.
std::optional<Estimate> estimate_proportion(std::int64_t part, std::int64_t whole);

// Events over exposure (persons, person-years), exact Poisson limits: Garwood 1936. Also for a ratio of counts that may pass 1,
// such as a coverage whose denominator is a forecast. Nothing when events < 0 or exposure ≤ 0.
std::optional<Estimate> estimate_rate(std::int64_t events, double exposure);

// Males per 100 females: 100·m/f·exp(±1.96·sqrt(1/m + 1/f)). Nothing when either count is below 1.
std::optional<Estimate> estimate_sex_ratio(std::int64_t males, std::int64_t females);

// a − b from two independent estimates, each with its own interval: square-and-add (Newcombe 1998, method 10; Zou and Donner 2008).
Estimate difference(Estimate const& a, Estimate const& b);

constexpr Estimate scaled(Estimate const& estimate, double factor) {  // factor > 0
    return {estimate.value * factor, estimate.low * factor, estimate.high * factor};
}

}  // namespace jiayu::statistics
