#include "linkage/compiled_comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "linkage/messages.hpp"
#include "linkage/relation.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t terms_max = 64;

bool is_leaf(Node const& node) { return node.kind == Condition::Kind::measure || node.kind == Condition::Kind::absent; }

TestKind kind_of(Term const& term, ValueSpace const& space, LevelTest const& test) {
    if (term.is_absence) return TestKind::absence;
    if (term.is_equality) return test.relation == Condition::Relation::yes && !space.is_crossed ? TestKind::equality : TestKind::other;
    if (term.bound_kind == BoundKind::edits && test.relation == Condition::Relation::at_most && test.bound >= 0) return TestKind::edits_at_most;
    bool is_jaro = term.bound_kind == BoundKind::jaro || term.bound_kind == BoundKind::jaro_winkler;
    // Below this Winkler raises nothing, and the short cut says nothing.
    return is_jaro && test.relation == Condition::Relation::at_least && test.bound > 0.75 && test.bound <= 1 ? TestKind::jaro_at_least : TestKind::other;
}

LevelTest test_of(Node const& leaf, bool is_negated, CompiledComparison const& compiled) {
    auto const& term = compiled.terms[leaf.term];
    LevelTest test{.term = std::uint32_t(leaf.term), .space = std::uint32_t(term.space), .relation = leaf.relation, .is_negated = is_negated, .bound = leaf.bound};
    test.kind = kind_of(term, *compiled.spaces[term.space], test);
    // Winkler's prefix adds at most four tenths of what is missing.
    test.least_jaro = term.bound_kind == BoundKind::jaro_winkler ? (leaf.bound - 0.4) / 0.6 : leaf.bound;
    return test;
}

void set_tests(Node& node, CompiledComparison const& compiled) {
    if (is_leaf(node)) node.test = test_of(node, false, compiled);
    for (auto& part : node.parts) set_tests(part, compiled);
}

// False where the node is more than a test, perhaps negated.
bool add_test(Node const& node, CompiledComparison const& compiled, LevelTests& level) {
    bool is_negated = node.kind == Condition::Kind::none_of && node.parts.size() == 1;
    auto const& leaf = is_negated ? node.parts[0] : node;
    if (!is_leaf(leaf)) return false;
    level.tests.push_back(test_of(leaf, is_negated, compiled));
    return true;
}

LevelTests tests_of(Node const& node, CompiledComparison const& compiled) {
    LevelTests level;
    if (node.kind == Condition::Kind::all_of)
        level.is_tree = !std::ranges::all_of(node.parts, [&](auto const& part) { return add_test(part, compiled, level); });
    else
        level.is_tree = !add_test(node, compiled, level);
    return level;
}

SpaceView view_of(ValueSpace const& space) {
    return {.left_codes = space.left_codes.empty() ? nullptr : space.left_codes.data(), .right_codes = space.right_codes.empty() ? nullptr : space.right_codes.data(),
            .left_column = std::uint32_t(space.left_column), .right_column = std::uint32_t(space.right_column), .is_crossed = space.is_crossed,
            .bounds = space.bounds.data(), .prepared = space.prepared ? &*space.prepared : nullptr};
}

class Compiler {
public:
    Compiler(Comparison const& comparison, Records const& records, CompiledComparison& compiled)
        : comparison_(comparison), records_(records), compiled_(compiled) {}

    Result<void> run() {
        for (auto const& name : comparison_.columns) {
            auto column = column_index(records_, name);
            if (!column) return std::unexpected(column.error());
            compiled_.columns.push_back(*column);
        }
        compiled_.values = records_.columns[compiled_.columns.front()].values.size();
        for (auto const& level : comparison_.levels)
            if (auto added = add_level(level); !added) return added;
        if (compiled_.terms.size() > terms_max)
            return refuse(message::comparison_terms, {{"comparison", comparison_.name}, {"found", std::to_string(compiled_.terms.size())}, {"most", std::to_string(terms_max)}});
        for (auto& shared : compiled_.spaces) {
            auto& space = *shared;
            std::erase_if(space.asked, [](Measure const& measure) { return measure.name == "equal"; });
            if (!space.asked.empty()) space.prepared.emplace(values_of(space), space.asked);
            if (std::ranges::any_of(space.asked, [](Measure const& measure) { return bound_kind_of(measure.name) != BoundKind::none; }))
                space.bounds = bounds_of(values_of(space));
        }
        JIAYU_ASSERT(compiled_.terms.size() <= terms_max);
        for (auto const& space : compiled_.spaces) compiled_.views.push_back(view_of(*space));
        for (auto& level : compiled_.levels) {
            set_tests(level, compiled_);
            compiled_.tests.push_back(tests_of(level, compiled_));
        }
        compiled_.is_cheap = std::ranges::all_of(compiled_.terms, [](Term const& term) { return term.is_absence || term.is_equality; });
        return {};
    }

private:
    Result<void> add_level(Level const& level) {
        compiled_.rarity.push_back({.strength = float(level.frequency)});
        if (level.when.empty()) {
            compiled_.levels.push_back({.kind = Condition::Kind::all_of});
            compiled_.is_equality.push_back(false);
            return {};
        }
        auto condition = condition_from_text(level.when, comparison_.columns);
        if (!condition) return std::unexpected(condition.error());
        auto node = compile(*condition);
        if (!node) return std::unexpected(node.error());
        compiled_.levels.push_back(std::move(*node));
        compiled_.is_equality.push_back(std::ranges::all_of(comparison_.columns, [&](auto const& name) { return implies_equal(*condition, name); }));
        if (!compiled_.is_equality.back())
            if (auto const* agreeing = find_agreeing(*condition)) {
                auto& rarity = compiled_.rarity.back();
                rarity.agreeing = agreeing->left;
                rarity.column = std::size_t(std::ranges::find(comparison_.columns, agreeing->left.column) - comparison_.columns.begin());
            }
        return {};
    }

    // A part that must hold and that holds one column's values, or what is made of them, equal.
    static Condition const* find_agreeing(Condition const& condition) {
        if (condition.kind == Condition::Kind::measure)
            return condition.measure == "equal" && condition.left == condition.right ? &condition : nullptr;
        if (condition.kind != Condition::Kind::all_of) return nullptr;
        for (auto const& part : condition.parts)
            if (auto const* found = find_agreeing(part)) return found;
        return nullptr;
    }

    static bool implies_equal(Condition const& condition, std::string const& column) {
        if (condition.kind == Condition::Kind::all_of)
            return std::ranges::any_of(condition.parts, [&](auto const& part) { return implies_equal(part, column); });
        return condition.kind == Condition::Kind::measure && condition.measure == "equal" && condition.left == condition.right &&
               condition.left.column == column && condition.left.transforms.empty();
    }

    Result<Node> compile(Condition const& condition) {
        Node node{.kind = condition.kind, .relation = condition.relation, .bound = condition.bound};
        for (auto const& part : condition.parts) {
            auto compiled = compile(part);
            if (!compiled) return compiled;
            node.parts.push_back(std::move(*compiled));
        }
        if (condition.kind != Condition::Kind::measure && condition.kind != Condition::Kind::absent) return node;
        auto space = space_of(condition);
        if (!space) return std::unexpected(space.error());
        node.term = term_of(condition, *space);
        return node;
    }

    std::size_t term_of(Condition const& condition, std::size_t space) {
        bool is_absence = condition.kind == Condition::Kind::absent;
        auto measure = is_absence ? Measure{} : *find_measure(condition.measure);
        for (std::size_t i = 0; i < compiled_.terms.size(); ++i) {
            auto const& term = compiled_.terms[i];
            if (term.space == space && term.is_absence == is_absence && (is_absence || term.measure.index == measure.index)) return i;
        }
        if (!is_absence) compiled_.spaces[space]->asked.push_back(measure);
        compiled_.terms.push_back({space, measure, is_absence, !is_absence && measure.name == "equal", is_absence ? BoundKind::none : bound_kind_of(measure.name)});
        return compiled_.terms.size() - 1;
    }

    Result<std::size_t> place_of(Operand const& operand) const {
        auto at = std::ranges::find(comparison_.columns, operand.column);
        if (at == comparison_.columns.end())
            return refuse(message::comparison_columns, {{"comparison", comparison_.name}, {"found", operand.column}});
        return std::size_t(at - comparison_.columns.begin());
    }

    Result<std::size_t> space_of(Condition const& condition) {
        for (std::size_t i = 0; i < compiled_.spaces.size(); ++i)
            if (compiled_.spaces[i]->left == condition.left && compiled_.spaces[i]->right == condition.right) return i;
        auto left = place_of(condition.left), right = place_of(condition.right);
        if (!left) return left;
        if (!right) return right;
        ValueSpace space{.left = condition.left, .right = condition.right, .left_column = *left, .right_column = *right,
                         .is_crossed = !(condition.left == condition.right)};
        auto derived = derive_column(records_, space.left);
        if (!derived) return std::unexpected(derived.error());
        if (!space.is_crossed) {
            space.values = std::move(derived->values);
            space.left_codes = space.right_codes = std::move(derived->of_base);
        } else {
            auto other = derive_column(records_, space.right);
            if (!other) return std::unexpected(other.error());
            space.left_codes = codes_in(space.values, *derived);
            space.right_codes = codes_in(space.values, *other);
        }
        compiled_.spaces.push_back(std::make_shared<ValueSpace>(std::move(space)));
        return compiled_.spaces.size() - 1;
    }

    // Codes of the joint dictionary, in which both columns' values stand.
    std::vector<Code> codes_in(Dictionary& joint, DerivedColumn const& derived) const {
        auto const& base = records_.columns[derived.base].values;
        std::vector<Code> codes(base.size());
        for (Code code = 1; code < base.size(); ++code)
            codes[code] = joint.code_of(derived.of_base.empty() ? base.text(code) : derived.values.text(derived.of_base[code]));
        return codes;
    }

    static std::vector<TextBound> bounds_of(Dictionary const& values) {
        std::vector<TextBound> bounds(values.size());
        parallel_chunks(bounds.size(), 1 << 14, [&](std::size_t begin, std::size_t end) {
            for (auto code = begin; code < end; ++code) bounds[code] = text_bound(values.text(Code(code)));
        });
        return bounds;
    }

    Dictionary const& values_of(ValueSpace const& space) const {
        bool is_plain = !space.is_crossed && space.left.transforms.empty();
        return is_plain ? records_.columns[compiled_.columns[space.left_column]].values : space.values;
    }

    Comparison const& comparison_;
    Records const& records_;
    CompiledComparison& compiled_;
};

// Terms worked out for one pair of values, each at most once.
class Evaluation {
public:
    // `a`, `b`: the base codes of the comparison's columns.
    Evaluation(CompiledComparison const& compiled, Code const* a, Code const* b, MeasureMemory* memory) : compiled_(compiled), a_(a), b_(b), memory_(memory) {}

    bool holds(LevelTests const& level, Node const& node) {
        if (level.is_tree) return holds(node);
        for (auto const& test : level.tests)
            if (holds(test) == test.is_negated) return false;
        return true;
    }

private:
    struct Codes {
        Code a, b;
    };

    bool holds(Node const& node) {
        switch (node.kind) {
            case Condition::Kind::all_of: return std::ranges::all_of(node.parts, [&](auto const& part) { return holds(part); });
            case Condition::Kind::any_of: return std::ranges::any_of(node.parts, [&](auto const& part) { return holds(part); });
            case Condition::Kind::none_of: return std::ranges::none_of(node.parts, [&](auto const& part) { return holds(part); });
            default: return holds(node.test);
        }
    }

    bool holds(LevelTest const& test) {
        auto const& view = compiled_.views[test.space];
        auto const codes = codes_of(view, a_, b_);
        if (!codes.a || !codes.b) return test.kind == TestKind::absence;
        switch (test.kind) {
            case TestKind::absence: return false;
            case TestKind::equality: return codes.a == codes.b;
            case TestKind::edits_at_most:
                if (codes.a == codes.b && !view.is_crossed) return true;
                return least_edits(view.bounds[codes.a], view.bounds[codes.b]) <= test.bound && is_related(test, value(test.term, view, codes));
            case TestKind::jaro_at_least:
                if (codes.a == codes.b && !view.is_crossed) return true;
                return may_reach_jaro(view.bounds[codes.a], view.bounds[codes.b], test.least_jaro) && is_related(test, value(test.term, view, codes));
            case TestKind::other: return is_related(test, value(test.term, view, codes));
        }
        return false;
    }

    // Of a's left operand and b's right one.
    static Codes codes_of(SpaceView const& view, Code const* a, Code const* b) {
        auto left = a[view.left_column], right = b[view.right_column];
        return {view.left_codes ? view.left_codes[left] : left, view.right_codes ? view.right_codes[right] : right};
    }

    double value(std::uint32_t index, SpaceView const& view, Codes codes) {
        if (!(known_ >> index & 1)) {
            known_ |= 1ull << index;
            values_[index] = work_out(index, view, codes);
        }
        return values_[index];
    }

    double work_out(std::uint32_t index, SpaceView const& view, Codes codes) const {
        auto found = measured(index, view, codes);
        if (!view.is_crossed) return found;
        auto const other_codes = codes_of(view, b_, a_);
        if (!other_codes.a || !other_codes.b) return value_not_there;
        auto other = measured(index, view, other_codes);
        return compiled_.terms[index].measure.kind == MeasureKind::distance ? std::max(found, other) : std::min(found, other);
    }

    double measured(std::uint32_t index, SpaceView const& view, Codes codes) const {
        auto const& term = compiled_.terms[index];
        if (term.is_equality) return codes.a == codes.b;
        auto measure = [&] { return view.prepared->of(term.measure, codes.a, codes.b); };
        return memory_ ? memory_->of(index, codes.a, codes.b, measure) : measure();
    }

    CompiledComparison const& compiled_;
    Code const *a_, *b_;
    MeasureMemory* memory_;
    std::uint64_t known_ = 0;  // terms worked out
    std::array<double, terms_max> values_;
};

}  // namespace

unsigned CompiledComparison::level(Code a, Code b, MeasureMemory* memory) const {
    if (!a || !b) return 0;
    auto const width = columns.size();
    auto const *of_a = tuples.empty() ? &a : &tuples[a * width], *of_b = tuples.empty() ? &b : &tuples[b * width];
    bool is_present = tuples.empty();
    for (std::size_t i = 0; !is_present && i < width; ++i) is_present = of_a[i] && of_b[i];
    if (!is_present) return 0;
    Evaluation evaluation(*this, of_a, of_b, memory);
    for (std::size_t i = 0; i + 1 < levels.size(); ++i)
        if (evaluation.holds(tests[i], levels[i])) return unsigned(i + 1);
    return unsigned(levels.size());
}

Result<CompiledComparison> compile_comparison(Comparison const& comparison, Records const& records) {
    CompiledComparison compiled;
    if (auto done = Compiler(comparison, records, compiled).run(); !done) return std::unexpected(done.error());
    return compiled;
}

}  // namespace jiayu::linkage
