// Figures as texts in a terminal, in either language; the report page says them the same way (web/report/src/format.ts).
#pragma once
#include <string>

#include "service/report.hpp"

namespace jiayu::cli {

std::string value_text(statistics::Estimate const& estimate, std::string_view unit);     // "97.40 %": as precise as its interval allows
std::string interval_text(statistics::Estimate const& estimate);                         // "97.28–97.51"
std::string target_text(statistics::Target const& target, std::string_view unit);        // "≥ 95 %"
std::string count_text(std::optional<std::int64_t> count);                               // "1,234"; "·" when hidden
std::string month_text(int month);                                                       // "2020-12"

}  // namespace jiayu::cli
