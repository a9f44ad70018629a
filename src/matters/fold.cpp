#include "matters/fold.hpp"

#include <algorithm>

#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

// The limit in force on the day the clock started; a clock never changes its limit while it runs.
int limit_of(Clock const& clock, Date on) {
    auto value = rules::value_on(clock.limit, on);
    auto days = value ? std::get_if<std::int64_t>(&value->value) : nullptr;
    return days ? int(*days) : 0;
}

class Folder {
public:
    Folder(Kind const& kind, WorkingCalendar const& calendar) : kind_(kind), calendar_(calendar) {}

    Result<void> take(Action const& action) {
        auto verb = find_part(kind_.verbs, action.verb);
        if (!verb) return refuse(message::verb_not_in_pack, {{"verb", action.verb}, {"kind", kind_.id}});
        if (action.version != standing_.version + 1)
            return refuse(message::versions_broken, {{"expected", std::to_string(standing_.version + 1)}, {"found", std::to_string(action.version)}});
        standing_.version = action.version;
        standing_.actors_of[action.verb].insert(action.actor);
        standing_.last_use.insert_or_assign(action.verb, LastUse{action.version, action.actor});
        move(*verb, action.on);
        turn_clocks(*verb, action.on);
        return {};
    }
    Standing finish() { return std::move(standing_); }

private:
    void move(Verb const& verb, Date on) {
        auto next = verb.to.empty() ? standing_.state : verb.to == state_before ? standing_.before : find_part(kind_.states, verb.to);
        if (next == standing_.state) return;
        standing_.before = std::exchange(standing_.state, next);
        standing_.since = on;
    }

    void turn_clocks(Verb const& verb, Date on) {
        std::erase_if(standing_.clocks, [&](auto const& reading) { return contains(verb.stops, reading.clock->id); });
        for (auto& reading : standing_.clocks)
            if (contains(verb.pauses, reading.clock->id)) pause(reading, on);
        for (auto const& id : verb.resumes) resume(*find_part(kind_.clocks, id), on);
        for (auto const& id : verb.starts) start(*find_part(kind_.clocks, id), on);
    }

    void start(Clock const& clock, Date on) {
        std::erase_if(standing_.clocks, [&](auto const& reading) { return reading.clock == &clock; });
        auto place = std::ranges::lower_bound(standing_.clocks, clock.id, {}, [](auto const& reading) { return reading.clock->id; });
        run(*standing_.clocks.insert(place, {.clock = &clock, .started_on = on, .used = 0, .running_since = {}, .due_on = {}}), on);
    }
    void resume(Clock const& clock, Date on) {
        auto paused = std::ranges::find(standing_.clocks, &clock, &ClockReading::clock);
        if (paused == standing_.clocks.end()) start(clock, on);
        else run(*paused, on);
    }
    void pause(ClockReading& reading, Date on) {
        if (reading.running_since) reading.used += std::max(0, calendar_.between(*reading.running_since, on, reading.clock->count));
        reading.running_since.reset(), reading.due_on.reset();
    }
    void run(ClockReading& reading, Date on) {
        if (reading.running_since) return;
        reading.running_since = on;
        auto left = std::max(0, limit_of(*reading.clock, reading.started_on) - reading.used);
        reading.due_on = calendar_.after(on, left, reading.clock->count);
        reading.is_provisional = reading.clock->count == DayCount::working && !calendar_.is_published(int(reading.due_on->year()));
    }

    Kind const& kind_;
    WorkingCalendar const& calendar_;
    Standing standing_{.state = nullptr, .before = nullptr, .version = 0, .since = {}, .clocks = {}, .actors_of = {}, .last_use = {}};
};

}  // namespace

std::string FormValues::value(std::string_view field) const {
    auto found = entries.find(field);
    return found == entries.end() ? std::string() : found->second.value;
}

ClockReading const* Standing::find_clock(std::string_view id) const {
    for (auto const& reading : clocks)
        if (reading.clock->id == id) return &reading;
    return nullptr;
}

Result<Standing> fold(Kind const& kind, WorkingCalendar const& calendar, std::span<Action const> actions) {
    std::vector<Action const*> in_order;
    for (auto const& action : actions) in_order.push_back(&action);
    std::ranges::sort(in_order, {}, &Action::version);
    Folder folder(kind, calendar);
    for (auto action : in_order)
        if (auto taken = folder.take(*action); !taken) return std::unexpected(taken.error());
    auto standing = folder.finish();
    if (!standing.state) return refuse(message::matter_without_action);
    return standing;
}

}  // namespace jiayu::matters
