// Whether what was measured of two values is as a level's test asks. A Test has `relation` and `bound` (Node, LevelTest).
#pragma once
#include "linkage/condition.hpp"
#include "linkage/text_bound.hpp"

namespace jiayu::linkage {

// Instead of a measure, where a value is absent on either side; no measure is negative.
inline constexpr double value_not_there = -2;

// A value that is absent makes every relation fail.
template <class Test>
bool is_related(Test const& test, double found) {
    if (found == value_not_there) return false;
    switch (test.relation) {
        case Condition::Relation::yes: return found > 0;
        case Condition::Relation::at_least: return found >= test.bound;
        case Condition::Relation::above: return found > test.bound;
        case Condition::Relation::at_most: return found <= test.bound;
        case Condition::Relation::below: return found < test.bound;
        case Condition::Relation::equals: return found == test.bound;
    }
    return false;
}

// Whether the lengths and characters of the two texts alone already say no.
template <class Test>
bool is_beyond_reach(Test const& test, BoundKind kind, TextBound const& x, TextBound const& y) {
    if (kind == BoundKind::edits) return test.relation == Condition::Relation::at_most && least_edits(x, y) > test.bound;
    if (test.relation != Condition::Relation::at_least) return false;
    auto most = most_jaro(x, y);
    // Winkler's prefix adds at most four tenths of what is missing.
    if (kind == BoundKind::jaro_winkler) most += 0.4 * (1 - most);
    return most < test.bound - 1e-9;
}

}  // namespace jiayu::linkage
