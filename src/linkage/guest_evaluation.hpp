// Which level of a comparison holds for a guest's value and a resident's: as CompiledComparison::level finds it for two residents
// (held equal by match_index_test.cpp), which is written for speed and knows codes alone.
#pragma once
#include <algorithm>
#include <array>

#include "base/assert.hpp"
#include "linkage/compiled_comparison.hpp"
#include "linkage/relation.hpp"

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
    static constexpr double unset = -1;

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

    // Whether the lengths and characters of the two texts alone already say no.
    bool is_out_of_reach(Node const& node) {
        auto const& term = compiled_.terms[node.term];
        if (term.bound_kind == BoundKind::none || values_[node.term] != unset) return false;
        if (!pair_.is_there(term.space, false)) return true;
        auto const [x, y] = pair_.bounds(term.space);
        return is_beyond_reach(node, term.bound_kind, x, y);
    }

    double value(std::size_t index) {
        auto& known = values_[index];
        if (known == unset) known = work_out(compiled_.terms[index]);
        return known;
    }

    double work_out(Term const& term) {
        auto const is_there = pair_.is_there(term.space, false);
        if (term.is_absence) return is_there ? 0 : 1;
        if (!is_there) return value_not_there;
        auto const found = pair_.measured(term, false);
        if (!compiled_.spaces[term.space]->is_crossed) return found;
        if (!pair_.is_there(term.space, true)) return value_not_there;
        auto const other = pair_.measured(term, true);
        return term.measure.kind == MeasureKind::distance ? std::max(found, other) : std::min(found, other);
    }

    CompiledComparison const& compiled_;
    Pair& pair_;
    std::array<double, 64> values_;
};

}  // namespace jiayu::linkage
