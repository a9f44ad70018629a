// A report as JSON: the output of `scoreboard --json` and the data inside report.html (web/report/src/report.ts names its types).
#pragma once
#include <boost/json.hpp>

#include "service/report.hpp"

namespace jiayu::service {

boost::json::object to_json(Report const& report);
boost::json::array targets_to_json(Report const& report);

}  // namespace jiayu::service
