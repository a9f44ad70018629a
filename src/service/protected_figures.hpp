// Hides the small numbers of each table of a report, with as many others as it takes (statistics/small_number.hpp).
#pragma once
#include "service/report.hpp"

namespace jiayu::service {

IndicatorRow protect_indicator(Indicator const& indicator, std::int64_t threshold);
std::vector<AuditRow> protect_audit(ReportData const& data);
std::vector<ShownCounts> protect_pyramid(ReportData const& data);
void protect_births(ReportData const& data, Report& report);

}  // namespace jiayu::service
