// Where matters stand, kept beside their actions so that lists and due days need no fold. Derived: written in the transaction of each
// action, made anew when the pack has changed, and held against the fold by verify_standings.
#pragma once
#include "service/matter_rows.hpp"

namespace jiayu::service {

struct StandingRow {
    std::int64_t matter_id = 0;
    matters::Kind const* kind = nullptr;  // of the pack that was asked with
    matters::Subject subject;
    std::string state;
    int version = 0;
    Date since;
    std::optional<Date> due_on;           // of a list: of the clock that runs out first; of due matters: of the clock asked for
    matters::State const& state_in_pack() const;
    matters::Topic const& topic() const;
};

// Inside the transaction of the matter's last action.
void keep_standing(store::Store& store, policy::Pack const& pack, Matter const& matter);

// Makes all of it anew, in a transaction of its own, when another pack made it; nothing is written in a register without matters.
Result<void> refresh_standings(store::Store& store, policy::Pack const& pack);

// What an actor may see, narrowed; states and topics are ids of the kinds.
struct StandingSearch {
    std::vector<matters::Kind> const& kinds;
    matters::Actor const& actor;
    std::string state = {}, topic = {}, kind = {};   // empty: all
    bool waits_for_actor = false;                    // only states that wait for the actor's role
    std::optional<DivisionCode> area = std::nullopt; // else all of the actor's
};

struct StandingPage {
    std::vector<StandingRow> rows;  // by matter id
    std::int64_t total = 0;         // of all pages
};

// `rows_max` of those after matter `after`.
StandingPage find_standings(store::Store& store, StandingSearch const& search, std::int64_t after, std::size_t rows_max);

// Every one of them, by id.
std::vector<std::int64_t> list_standing_ids(store::Store& store, StandingSearch const& search);

struct DueSearch {
    matters::Kind const& kind;
    matters::Clock const& clock;
    Date until;                     // due by then
    Date today;
    std::size_t rows_max;
};
struct DuePage {
    std::vector<StandingRow> rows;  // the most urgent first
    std::int64_t total = 0, overdue = 0;
};
DuePage find_due_matters(store::Store& store, StandingSearch const& search, DueSearch const& due);

struct StandingCheck {
    std::int64_t matters = 0;
    std::vector<std::int64_t> differing;  // what is kept is not what the actions say, or is missing, or has no matter
    bool is_fresh = true;                 // made by the present pack
};
Result<StandingCheck> verify_standings(store::Store& store, policy::Pack const& pack);

}  // namespace jiayu::service
