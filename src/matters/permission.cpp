#include "matters/permission.hpp"

#include <algorithm>
#include <fmt/ranges.h>

#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

std::string joined(std::vector<std::string> const& words) { return fmt::format("{}", fmt::join(words, ", ")); }

std::string const& purpose_of(Kind const& kind, Subject const& subject) {
    auto topic = find_part(kind.topics, subject.topic);
    return topic && !topic->purpose.empty() ? topic->purpose : kind.purpose;
}

Result<void> is_from_here(Attempt const& attempt, Verb const& verb) {
    if (!attempt.standing && !verb.opens()) return refuse(message::verb_does_not_open, {{"verb", verb.id}});
    if (!attempt.standing) return {};
    auto const& state = *attempt.standing->state;
    if (contains(verb.from, state.id)) return {};
    return refuse(message::verb_not_from_here, {{"verb", verb.id}, {"state", state.id}, {"title_zh", state.title.zh}, {"title_en", state.title.en}, {"from", joined(verb.from)}});
}

Result<void> has_waited(Attempt const& attempt, Verb const& verb) {
    if (verb.only_after.empty() || !attempt.standing) return {};
    auto reading = attempt.standing->find_clock(verb.only_after);
    if (!reading || (reading->due_on && *reading->due_on < attempt.today)) return {};
    auto until = reading->due_on ? to_iso(*reading->due_on) : std::string("?");
    return refuse(message::verb_too_early, {{"verb", verb.id}, {"clock_zh", reading->clock->title.zh}, {"clock_en", reading->clock->title.en}, {"until", until}});
}

std::optional<std::pair<std::string, LastUse>> last_of(Standing const& standing, std::vector<std::string> const& verbs) {
    std::optional<std::pair<std::string, LastUse>> last;
    for (auto const& verb : verbs) {
        auto found = standing.last_use.find(verb);
        if (found != standing.last_use.end() && (!last || last->second.version < found->second.version)) last = *found;
    }
    return last;
}

Result<void> is_another_pair_of_eyes(Attempt const& attempt, Verb const& verb) {
    if (!attempt.standing) return {};
    for (auto const& other : verb.not_by) {
        auto found = attempt.standing->actors_of.find(other);
        if (found != attempt.standing->actors_of.end() && found->second.contains(attempt.actor.name))
            return refuse(message::actor_did_other, {{"actor", attempt.actor.name}, {"verb", verb.id}, {"other", other}});
    }
    auto last = last_of(*attempt.standing, verb.not_by_last);
    if (last && last->second.actor == attempt.actor.name) return refuse(message::actor_did_other, {{"actor", attempt.actor.name}, {"verb", verb.id}, {"other", last->first}});
    return {};
}

}  // namespace

bool covers(DivisionCode area, DivisionCode place) {
    switch (area.level()) {
        case DivisionLevel::province: return place.province() == area;
        case DivisionLevel::city: return place.city() == area;
        case DivisionLevel::county: return place.county() == area;
        case DivisionLevel::town: return place.town() == area;
        default: return place == area;
    }
}

Result<void> may_see(Kind const& kind, Subject const& subject, Actor const& actor) {
    auto role = find_part(kind.roles, actor.role);
    if (!role) {
        std::vector<std::string> known;
        for (auto const& one : kind.roles) known.push_back(one.id);
        return refuse(message::role_unknown, {{"actor", actor.name}, {"role", actor.role}, {"known", joined(known)}});
    }
    auto const& purpose = purpose_of(kind, subject);
    if (!contains(actor.purposes, purpose)) return refuse(message::purpose_missing, {{"actor", actor.name}, {"purpose", purpose}, {"has", joined(actor.purposes)}});
    if (role->scope == Scope::own) {
        bool is_own = actor.person && (*actor.person == subject.subject_person || *actor.person == subject.payee_person);
        return is_own ? Result<void>() : refuse(message::matter_of_another, {{"actor", actor.name}});
    }
    bool is_here = std::ranges::any_of(actor.areas, [&](auto area) { return covers(area, subject.area); });
    return is_here ? Result<void>() : refuse(message::area_not_covered, {{"actor", actor.name}, {"area", subject.area.text()}});
}

Result<void> may_act(Attempt const& attempt, Verb const& verb) {
    if (auto seen = may_see(attempt.kind, attempt.subject, attempt.actor); !seen) return seen;
    if (!contains(verb.roles, attempt.actor.role))
        return refuse(message::role_may_not, {{"actor", attempt.actor.name}, {"role", attempt.actor.role}, {"verb", verb.id}, {"roles", joined(verb.roles)}});
    for (auto check : {is_from_here, has_waited, is_another_pair_of_eyes})
        if (auto passed = check(attempt, verb); !passed) return passed;
    return {};
}

std::vector<Verb const*> allowed_verbs(Attempt const& attempt) {
    std::vector<Verb const*> allowed;
    for (auto const& verb : attempt.kind.verbs)
        if (may_act(attempt, verb)) allowed.push_back(&verb);
    return allowed;
}

Result<Verb const*> find_verb(Kind const& kind, std::string_view verb) {
    if (auto found = find_part(kind.verbs, verb)) return found;
    std::vector<std::string> names;
    for (auto const& one : kind.verbs) names.push_back(one.id);
    return refuse(message::verb_unknown, {{"verb", std::string(verb)}, {"nearest", rules::nearest_name(names, verb)}});
}

}  // namespace jiayu::matters
