// What `scoreboard` and `report` are asked for: the month and where the district's data are.
#pragma once
#include "cli/command.hpp"
#include "service/read_report.hpp"

namespace jiayu::cli {

// `month` as "2020-12"; empty: the snapshot's own.
Result<service::ReportOptions> report_options(std::string const& month, Context const& context);

}  // namespace jiayu::cli
