// Which level of a comparison holds for a guest's value and a resident's: as CompiledComparison::level finds it for two residents
// (held equal by match_index_test.cpp), which is written for speed and knows codes alone.
#pragma once
#include <algorithm>
#include <array>

#include "base/assert.hpp"
#include "linkage/compiled_comparison.hpp"

namespace jiayu::linkage {

// Terms worked out for one pair of values, each at most once. A Pair has:
//   bool is_there(space, crossed)                  whether the guest's left and the resident's right value are there; crossed: the other way
//   double measured(term, crossed)                 of those two
//   std::pair<TextBound, TextBound> bounds(space)  of the guest's left and the resident's right value
template <class Pair>
class GuestEvaluation {
public:
    GuestEvaluation(CompiledComparison const& compiled, Pair& pair) : compiled_(compiled), pair_(pair) {
        JIAYU_ASSERT(compiled.terms.size() <= values_.size());
        std::fill_n(values_.begin(), compiled.terms.size(), unset);
    }

    unsigned level() {
        auto const& levels = compiled_.levels;
        for (std::size_t i = 0; i + 1 < levels.size(); ++i)
            if (holds(levels[i])) return unsigned(i + 1);
        return unsigned(levels.size());
    }

private:
    static constexpr double unset = -1, not_there = -2;

    bool holds(Node const& node) {
        switch (node.kind) {
            case Condition::Kind::all_of: return std::ranges::all_of(node.parts, [&](auto const& part) { return holds(part); });
            case Condition::Kind::any_of: return std::ranges::any_of(node.parts, [&](auto const& part) { return holds(part); });
            case Condition::Kind::none_of: return std::ranges::none_of(node.parts, [&](auto const& part) { return holds(part); });
            case Condition::Kind::absent: return value(node.term) > 0;
            case Condition::Kind::measure: return !is_out_of_reach(node) && is_related(node, value(node.term));
        }
        return false;
    }

    // A value that is absent on either side makes every relation fail.
    static bool is_related(Node const& node, double found) {
        if (found == not_there) return false;
        switch (node.relation) {
            case Condition::Relation::yes: return found > 0;
            case Condition::Relation::at_least: return found >= node.bound;
            case Condition::Relation::above: return found > node.bound;
            case Condition::Relation::at_most: return found <= node.bound;
            case Condition::Relation::below: return found < node.bound;
            case Condition::Relation::equals: return found == node.bound;
        }
        return false;
    }

    // Whether the lengths and characters of the two texts alone already say no.
    bool is_out_of_reach(Node const& node) {
        auto const& term = compiled_.terms[node.term];
        if (term.bound_kind == BoundKind::none || values_[node.term] != unset) return false;
        if (!pair_.is_there(term.space, false)) return true;
        auto const [x, y] = pair_.bounds(term.space);
        if (term.bound_kind == BoundKind::edits) return node.relation == Condition::Relation::at_most && least_edits(x, y) > node.bound;
        if (node.relation != Condition::Relation::at_least) return false;
        auto most = most_jaro(x, y);
        // Winkler's prefix adds at most four tenths of what is missing.
        if (term.bound_kind == BoundKind::jaro_winkler) most += 0.4 * (1 - most);
        return most < node.bound - 1e-9;
    }

    double value(std::size_t index) {
        auto& known = values_[index];
        if (known == unset) known = work_out(compiled_.terms[index]);
        return known;
    }

    double work_out(Term const& term) {
        auto const is_there = pair_.is_there(term.space, false);
        if (term.is_absence) return is_there ? 0 : 1;
        if (!is_there) return not_there;
        auto const found = pair_.measured(term, false);
        if (!compiled_.spaces[term.space]->is_crossed) return found;
        if (!pair_.is_there(term.space, true)) return not_there;
        auto const other = pair_.measured(term, true);
        return term.measure.kind == MeasureKind::distance ? std::max(found, other) : std::min(found, other);
    }

    CompiledComparison const& compiled_;
    Pair& pair_;
    std::array<double, 64> values_;
};

}  // namespace jiayu::linkage
