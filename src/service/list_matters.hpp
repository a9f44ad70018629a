// The matters that an actor may see, and what falls due on them.
#pragma once
#include "service/matter_rows.hpp"

namespace jiayu::service {

struct MatterFilter {
    std::string state, topic;       // empty: all
    bool is_for_actor = false;      // only those on which the actor may act now
};

struct MatterLine {
    Matter matter;
    std::string name;               // masked
    std::optional<matters::ClockReading> next_due;
};

Result<std::vector<MatterLine>> list_matters(MatterDesk& desk, MatterFilter const& filter);

enum class DueLevel : std::uint8_t { running, reminder, overdue };

struct DueLine {
    Matter const* matter;
    std::string name;               // masked
    matters::ClockReading reading;
    int days_left = 0;              // as the clock counts; below zero: overdue
    DueLevel level = DueLevel::running;
};

struct DueList {
    std::vector<Matter> matters;    // that the lines point into
    std::vector<DueLine> lines;     // the most urgent first
};

Result<DueList> list_due(MatterDesk& desk, DueLevel least);

}  // namespace jiayu::service
