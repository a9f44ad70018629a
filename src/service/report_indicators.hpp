// A pack's measured indicators as a report shows them: the last twelve months by town and of the district, and each month alone.
#pragma once
#include "policy/measure_indicators.hpp"
#include "service/report_data.hpp"

namespace jiayu::service {

inline constexpr int months_of_value = 12;   // a target is yearly: values are of the twelve months that end with the report's
inline constexpr int months_of_trend = 24;

// As pack.indicators, without those that wait for data. `measured` is by town and ends with the report's month.
std::vector<Indicator> indicators_of(policy::Pack const& pack, policy::MeasuredIndicators const& measured, std::vector<Area> const& towns);

}  // namespace jiayu::service
