// The scoreboard as people read it in a terminal: targets with intervals, towns at a glance, where red numbers come from.
#pragma once
#include <iosfwd>

#include "base/message.hpp"
#include "service/report.hpp"

namespace jiayu::cli {

struct ScoreboardStyle {
    Language language;
    bool colour;
};

void print_scoreboard(service::Report const& report, ScoreboardStyle style, std::ostream& out);

}  // namespace jiayu::cli
