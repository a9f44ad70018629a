// Where a matter stands: a fold over its actions. There is no other place that knows.
#pragma once
#include <optional>
#include <span>

#include "matters/action.hpp"
#include "matters/kind.hpp"

namespace jiayu::matters {

struct ClockReading {
    Clock const* clock;
    Date started_on;
    int used = 0;                        // days counted before the last pause
    std::optional<Date> running_since;   // nothing: paused
    std::optional<Date> due_on;          // nothing: paused
    bool is_provisional = false;         // runs into a year whose holidays are not published yet
    friend bool operator==(ClockReading const&, ClockReading const&) = default;
};

struct LastUse {
    int version;
    std::string actor;
    friend bool operator==(LastUse const&, LastUse const&) = default;
};

struct Standing {
    State const* state;
    State const* before;  // the last change
    int version = 0;
    Date since;           // the day of the last change of state
    std::vector<ClockReading> clocks;                         // by id
    std::map<std::string, std::set<std::string>> actors_of;  // verb → who used it
    std::map<std::string, LastUse> last_use;                 // verb → when it was used last, and by whom
    ClockReading const* find_clock(std::string_view id) const;
    friend bool operator==(Standing const&, Standing const&) = default;
};

// Any order of `actions` gives the same standing. Refuses a hole or a double in the versions, and a verb that the pack no longer knows;
// a step that today's pack would not allow stands as it was taken.
Result<Standing> fold(Kind const& kind, WorkingCalendar const& calendar, std::span<Action const> actions);

}  // namespace jiayu::matters
