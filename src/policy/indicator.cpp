#include "policy/indicator.hpp"

#include "base/assert.hpp"

namespace jiayu::policy {

double unit_factor(std::string_view unit) {
    if (unit == "‰") return 1000;
    if (unit == "per100000") return 100'000;
    return 100;
}

std::optional<statistics::Estimate> estimate(Indicator const& indicator, IndicatorCounts const& counts) {
    if (!indicator.waits_en.empty()) return std::nullopt;
    auto [numerator, less, whole] = counts;
    auto exposure = double(whole) / indicator.divide;
    auto factor = unit_factor(indicator.unit);
    auto in_unit = [&](std::optional<statistics::Estimate> const& value) {
        return value ? std::optional(statistics::scaled(*value, factor)) : std::nullopt;
    };
    switch (indicator.method) {
        case IndicatorMethod::proportion: return in_unit(statistics::estimate_proportion(numerator, whole));
        case IndicatorMethod::rate: return in_unit(statistics::estimate_rate(numerator, exposure));
        case IndicatorMethod::sex_ratio: return statistics::estimate_sex_ratio(numerator, whole);
        case IndicatorMethod::error_rate: return in_unit(statistics::estimate_rate(std::abs(numerator - less), exposure));
        case IndicatorMethod::rate_difference: {
            auto more = statistics::estimate_rate(numerator, exposure), fewer = statistics::estimate_rate(less, exposure);
            if (!more || !fewer) return std::nullopt;
            return in_unit(statistics::difference(*more, *fewer));
        }
    }
    JIAYU_ASSERT(!"an indicator's method");
    return std::nullopt;
}

}  // namespace jiayu::policy
