// Hides the small numbers of each table of a report, with as many others as it takes (statistics/small_number.hpp).
#pragma once
#include "service/report.hpp"

namespace jiayu::service {

IndicatorRow protect_indicator(Indicator const& indicator, std::int64_t threshold);
// Each sets its own parts of the report.
void protect_audit(ReportData const& data, Report& report);
void protect_pyramid(ReportData const& data, Report& report);
void protect_births(ReportData const& data, Report& report);
void protect_benefits(ReportData const& data, Report& report);

}  // namespace jiayu::service
