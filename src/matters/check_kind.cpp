#include "matters/check_kind.hpp"

#include <algorithm>

#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

class KindChecker {
public:
    KindChecker(Kind const& kind, std::span<std::string_view const> facts, std::span<std::string_view const> effects) : kind_(kind), facts_(facts), effects_(effects) {}

    std::vector<KindFault> check() {
        refuse_doubles(kind_.roles, "role"), refuse_doubles(kind_.states, "state"), refuse_doubles(kind_.verbs, "verb");
        refuse_doubles(kind_.forms, "form"), refuse_doubles(kind_.clocks, "clock"), refuse_doubles(kind_.topics, "topic");
        for (auto const& verb : kind_.verbs) check_verb(verb);
        for (auto const& form : kind_.forms) check_form(form);
        for (auto const& clock : kind_.clocks) check_clock(clock);
        for (auto const& state : kind_.states) check_state(state);
        check_ways();
        return std::move(faults_);
    }

private:
    void report(std::string place, Message const& message, MessageArguments arguments) { faults_.push_back({std::move(place), Error(message, std::move(arguments))}); }

    template <class Part>
    void refuse_doubles(std::vector<Part> const& parts, std::string_view what) {
        for (auto const& part : parts)
            if (find_part(parts, part.id) != &part) report(std::string(what) + " " + part.id, message::kind_double, {{"name", part.id}});
    }
    template <class Part>
    void require(std::string const& place, std::vector<std::string> const& names, std::vector<Part> const& parts, std::string_view what) {
        std::vector<std::string> known;
        for (auto const& part : parts) known.push_back(part.id);
        for (auto const& name : names)
            if (!contains(known, name)) report(place, message::kind_name_unknown, {{"name", name}, {"what", std::string(what)}, {"nearest", rules::nearest_name(known, name)}});
    }

    void check_verb(Verb const& verb) {
        auto place = "verb " + verb.id;
        require(place, verb.from, kind_.states, "state");
        if (!verb.to.empty() && verb.to != state_before) require(place, {verb.to}, kind_.states, "state");
        bool opens_nowhere = verb.opens() && (verb.to.empty() || verb.to == state_before);
        if (opens_nowhere) report(place, message::kind_opens_nowhere, {{"verb", verb.id}});
        require(place, verb.roles, kind_.roles, "role");
        if (verb.roles.empty()) report(place, message::kind_verb_of_nobody, {{"verb", verb.id}});
        require(place, verb.forms, kind_.forms, "form");
        for (auto const* clocks : {&verb.starts, &verb.stops, &verb.pauses, &verb.resumes}) require(place, *clocks, kind_.clocks, "clock");
        if (!verb.only_after.empty()) require(place, {verb.only_after}, kind_.clocks, "clock");
        for (auto const* others : {&verb.not_by, &verb.not_by_last}) require(place, *others, kind_.verbs, "verb");
        if (!verb.effect.empty() && std::ranges::find(effects_, verb.effect) == effects_.end())
            report(place, message::kind_name_unknown, {{"name", verb.effect}, {"what", "effect"}, {"nearest", rules::nearest_name({effects_.begin(), effects_.end()}, verb.effect)}});
    }

    void check_state(State const& state) {
        auto place = "state " + state.id;
        require(place, state.waits_for, kind_.roles, "role");
        for (auto const& role : state.waits_for) {
            auto leads_on = [&](Verb const& verb) { return contains(verb.from, state.id) && contains(verb.roles, role); };
            if (std::ranges::none_of(kind_.verbs, leads_on)) report(place, message::kind_waits_in_vain, {{"state", state.id}, {"role", role}});
        }
    }

    void check_form(Form const& form) {
        refuse_doubles(form.fields, "form " + form.id + " field");
        for (auto const& field : form.fields) {
            if (!field.prefill.empty() && std::ranges::find(facts_, field.prefill) == facts_.end())
                report("form " + form.id + " field " + field.id, message::kind_name_unknown,
                       {{"name", field.prefill}, {"what", "register fact"}, {"nearest", rules::nearest_name({facts_.begin(), facts_.end()}, field.prefill)}});
        }
    }

    void check_clock(Clock const& clock) {
        auto uses = [&](auto list) { return std::ranges::any_of(kind_.verbs, [&](Verb const& verb) { return contains(verb.*list, clock.id); }); };
        if (!uses(&Verb::starts)) report("clock " + clock.id, message::kind_clock_unstarted, {{"clock", clock.id}});
        else if (!uses(&Verb::stops)) report("clock " + clock.id, message::kind_clock_unstopped, {{"clock", clock.id}});
        if (clock.escalates_to.empty()) return;
        require("clock " + clock.id, {clock.escalates_to}, kind_.roles, "role");
    }

    // The states that a verb can lead to; of "before", those from which its own `from` states were entered.
    std::vector<std::string> targets(Verb const& verb) const {
        if (verb.to.empty()) return {};
        if (verb.to != state_before) return {verb.to};
        std::vector<std::string> found;
        for (auto const& other : kind_.verbs)
            if (contains(verb.from, other.to)) found.insert(found.end(), other.from.begin(), other.from.end());
        return found;
    }

    bool spread(std::set<std::string>& reached, Verb const& verb) const {
        bool is_usable = verb.opens() || std::ranges::any_of(verb.from, [&](auto const& state) { return reached.contains(state); });
        bool grew = false;
        if (is_usable)
            for (auto const& target : targets(verb)) grew |= reached.insert(target).second;
        return grew;
    }

    bool spread_back(std::set<std::string>& finishing, Verb const& verb) const {
        bool finishes = std::ranges::any_of(targets(verb), [&](auto const& state) { return finishing.contains(state); });
        bool grew = false;
        if (finishes)
            for (auto const& state : verb.from) grew |= finishing.insert(state).second;
        return grew;
    }

    void check_ways() {
        std::set<std::string> reached, finishing;
        for (auto const& state : kind_.states)
            if (state.is_end) finishing.insert(state.id);
        for (bool grew = true; grew;) {
            grew = false;
            for (auto const& verb : kind_.verbs) grew |= spread(reached, verb);
        }
        for (bool grew = true; grew;) {
            grew = false;
            for (auto const& verb : kind_.verbs) grew |= spread_back(finishing, verb);
        }
        for (auto const& state : kind_.states) {
            if (!reached.contains(state.id)) report("state " + state.id, message::kind_state_unreachable, {{"state", state.id}});
            if (!finishing.contains(state.id)) report("state " + state.id, message::kind_dead_end, {{"state", state.id}});
        }
    }

    Kind const& kind_;
    std::span<std::string_view const> facts_, effects_;
    std::vector<KindFault> faults_;
};

}  // namespace

std::vector<KindFault> check_kind(Kind const& kind, std::span<std::string_view const> facts, std::span<std::string_view const> effects) {
    return KindChecker(kind, facts, effects).check();
}

}  // namespace jiayu::matters
