#include "service/report_indicators.hpp"

namespace jiayu::service {

namespace {

using policy::IndicatorCounts;
using policy::IndicatorMethod;

IndicatorKind kind_of(IndicatorMethod method) {
    switch (method) {
        case IndicatorMethod::proportion: return IndicatorKind::proportion;
        case IndicatorMethod::rate: return IndicatorKind::rate;
        case IndicatorMethod::sex_ratio: return IndicatorKind::ratio;
        case IndicatorMethod::rate_difference: return IndicatorKind::difference;
        case IndicatorMethod::error_rate: break;
    }
    return IndicatorKind::error;
}

std::optional<IndicatorValue> value_of(policy::Indicator const& indicator, IndicatorCounts const& counts) {
    auto estimate = policy::estimate(indicator, counts);
    if (!estimate) return std::nullopt;
    return IndicatorValue{.numerator = counts.numerator, .denominator = counts.denominator, .estimate = *estimate, .less = counts.less};
}

// The last months of a series that `count_at` gives by month.
template <class CountAt>
IndicatorCounts sum_of_value(std::size_t months, CountAt const& count_at) {
    IndicatorCounts sum;
    for (auto month = months > months_of_value ? months - months_of_value : 0; month < months; ++month) sum += count_at(month);
    return sum;
}

Indicator indicator_of(policy::Indicator const& definition, std::size_t index, policy::MeasuredIndicators const& measured, std::vector<Area> const& towns) {
    Indicator indicator{.id = definition.id, .title = {definition.title_zh, definition.title_en}, .unit = definition.unit, .basis = definition.basis,
                        .kind = kind_of(definition.method), .district = {}, .towns = {}, .months = {}};
    auto months = measured.months.size();
    auto of_district = [&](std::size_t month) { return measured.of_district(index, month); };
    indicator.district = value_of(definition, sum_of_value(months, of_district));
    for (std::size_t month = 0; month < months; ++month) indicator.months.push_back(value_of(definition, of_district(month)));
    for (auto const& town : towns) {
        auto area = std::ranges::find(measured.areas, town.code);
        if (area == measured.areas.end()) {
            indicator.towns.push_back(std::nullopt);
            continue;
        }
        auto of_town = [&](std::size_t month) { return measured.at(index, std::size_t(area - measured.areas.begin()), month); };
        indicator.towns.push_back(value_of(definition, sum_of_value(months, of_town)));
    }
    return indicator;
}

}  // namespace

std::vector<Indicator> indicators_of(policy::Pack const& pack, policy::MeasuredIndicators const& measured, std::vector<Area> const& towns) {
    std::vector<Indicator> indicators;
    for (std::size_t index = 0; index < pack.indicators.size(); ++index)
        if (pack.indicators[index].waits_en.empty()) indicators.push_back(indicator_of(pack.indicators[index], index, measured, towns));
    return indicators;
}

}  // namespace jiayu::service
