// The matters that an actor may see, and what falls due on them; a page at a time.
#pragma once
#include "service/matter_standings.hpp"

namespace jiayu::service {

struct MatterFilter {
    std::string state, topic;       // empty: all
    bool is_for_actor = false;      // only those that wait for the actor's role and on which the actor may act now
    std::int64_t after = 0;         // of list_matters: the last matter of the page before
    std::size_t rows_max = 50;
};

struct MatterLine {
    StandingRow standing;
    std::string name;               // masked
};

struct MatterList {
    std::vector<MatterLine> lines;  // by matter id
    std::int64_t total = 0;         // of all pages; with is_for_actor as far as looked at
    std::optional<std::int64_t> next_after;  // nothing: no further page
};

// Refuses a state or topic that no kind has.
Result<MatterList> list_matters(MatterDesk& desk, MatterFilter const& filter);

enum class DueLevel : std::uint8_t { running, reminder, overdue };

struct DueLine {
    StandingRow standing;           // due_on: of this clock
    matters::Clock const* clock;
    std::string name;               // masked
    int days_left = 0;              // as the clock counts; below zero: overdue
    DueLevel level = DueLevel::running;
    bool is_provisional = false;    // runs into a year whose holidays are not published yet
};

struct DueList {
    std::vector<DueLine> lines;     // the most urgent first
    std::int64_t total = 0, overdue = 0;  // of all, beyond the lines too
};

// With is_for_actor: what waits for the actor's role, and what is overdue and passed to it.
Result<DueList> list_due(MatterDesk& desk, MatterFilter const& filter, DueLevel least);

}  // namespace jiayu::service
