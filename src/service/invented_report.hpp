// An invented district's figures, for tests of the scoreboard and the report page: no real town has these numbers.
#pragma once
#include "service/report_data.hpp"

namespace jiayu::service {

ReportData invented_report(TargetList targets);

}  // namespace jiayu::service
