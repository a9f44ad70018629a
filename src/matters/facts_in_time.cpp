#include "matters/facts_in_time.hpp"

#include <algorithm>

namespace jiayu::matters {

namespace {

// Later learning overrules earlier learning, each from its own day on.
std::optional<FactValues> learned_by(FactHistory const& history, Date day) {
    std::optional<FactValues> known;
    for (auto const& one : history.learned) {
        if (to_days(one.counts_from) > to_days(day)) continue;
        if (!known) known.emplace();
        for (auto const& [name, value] : one.values) (*known)[name] = value;
    }
    return known;
}

FactValues newest(FactHistory const& history) {
    FactValues known;
    for (auto const& one : history.learned)
        for (auto const& [name, value] : one.values) known[name] = value;
    return known;
}

}  // namespace

std::optional<FactValues> facts_on(FactHistory const& history, Date day) {
    auto known = learned_by(history, day);
    if (!known || history.dated.empty()) return known;
    auto const present = newest(history);
    auto const& last = history.dated.back().values;
    auto after = std::ranges::upper_bound(history.dated, to_days(day), {}, [](auto const& one) { return to_days(one.from); });
    if (after == history.dated.begin()) return known;
    for (auto const& [name, value] : std::prev(after)->values) {
        auto now = present.find(name), end = last.find(name);
        bool is_believed = now != present.end() && end != last.end() && now->second == end->second;
        if (is_believed) (*known)[name] = value;
    }
    return known;
}

FactValues changed_facts(FactHistory const& history, FactValues const& now, Date day) {
    auto const known = facts_on(history, day);
    FactValues changed;
    for (auto const& [name, value] : now) {
        auto before = known ? known->find(name) : FactValues::const_iterator();
        if (!known || before == known->end() || before->second != value) changed[name] = value;
    }
    return changed;
}

FactValues changed_facts(FactHistory const& history, FactValues const& now) {
    auto const known = newest(history);
    FactValues changed;
    for (auto const& [name, value] : now)
        if (auto before = known.find(name); before == known.end() || before->second != value) changed[name] = value;
    return changed;
}

}  // namespace jiayu::matters
