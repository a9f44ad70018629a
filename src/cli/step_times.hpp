// The steps of a linkage with the seconds that each took, on one line: "read 0.21, encode 0.03".
#pragma once
#include <span>
#include <string>

#include "base/message.hpp"
#include "service/link_run.hpp"

namespace jiayu::cli {

std::string step_times(std::span<linkage::StepTime const> times, int decimals, Language language);

}  // namespace jiayu::cli
