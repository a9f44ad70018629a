// What was true of a person on a day, from what the register came to know one after another: a change counts from the day on which it was
// learned, or from the day that somebody proved; facts whose days the register knows count by those days.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace jiayu::matters {

// By name, written as form values are; nothing: known to be missing.
using FactValues = std::map<std::string, std::optional<std::string>, std::less<>>;

// What was learned together: the values that changed. Kept in the order of learning.
struct LearnedFacts {
    Date counts_from;  // beginning_of_time: nobody knew otherwise before
    FactValues values;
    friend bool operator==(LearnedFacts const&, LearnedFacts const&) = default;
};

// By the register's own days: what held from a day until the next of these.
struct DatedFacts {
    Date from;
    FactValues values;
};

inline constexpr Date beginning_of_time = std::chrono::year(1) / std::chrono::January / 1;

struct FactHistory {
    std::vector<LearnedFacts> learned;
    std::vector<DatedFacts> dated;  // by day; a fact whose last value is not the newest learned one is not believed
};

// Of each fact the value learned last among those that count by that day. Nothing: of that day nothing is known.
std::optional<FactValues> facts_on(FactHistory const& history, Date day);

// What is otherwise than was known on that day (the end of time: than was learned last).
FactValues changed_facts(FactHistory const& history, FactValues const& now, Date day);
FactValues changed_facts(FactHistory const& history, FactValues const& now);

}  // namespace jiayu::matters
