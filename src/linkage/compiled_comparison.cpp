#include "linkage/compiled_comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "linkage/messages.hpp"
#include "linkage/relation.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t terms_max = 64;

bool is_leaf(Node const& node) { return node.kind == Condition::Kind::measure || node.kind == Condition::Kind::absent; }

// False where the node is more than a test, perhaps negated.
bool add_test(Node const& node, LevelTests& level) {
    bool is_negated = node.kind == Condition::Kind::none_of && node.parts.size() == 1;
    auto const& leaf = is_negated ? node.parts[0] : node;
    if (!is_leaf(leaf)) return false;
    level.tests.push_back({std::uint32_t(leaf.term), leaf.relation, is_negated, leaf.bound});
    return true;
}

LevelTests tests_of(Node const& node) {
    LevelTests level;
    if (node.kind == Condition::Kind::all_of)
        level.is_tree = !std::ranges::all_of(node.parts, [&](auto const& part) { return add_test(part, level); });
    else
        level.is_tree = !add_test(node, level);
    return level;
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
        for (auto const& level : compiled_.levels) compiled_.tests.push_back(tests_of(level));
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
    Evaluation(CompiledComparison const& compiled, Code a, Code b) : compiled_(compiled), a_(a), b_(b) {}

    bool holds(LevelTests const& level, Node const& node) {
        if (level.is_tree) return holds(node);
        for (auto const& test : level.tests)
            if (holds(test) == test.is_negated) return false;
        return true;
    }

private:
    bool holds(Node const& node) {
        switch (node.kind) {
            case Condition::Kind::all_of: return std::ranges::all_of(node.parts, [&](auto const& part) { return holds(part); });
            case Condition::Kind::any_of: return std::ranges::any_of(node.parts, [&](auto const& part) { return holds(part); });
            case Condition::Kind::none_of: return std::ranges::none_of(node.parts, [&](auto const& part) { return holds(part); });
            default: return holds(LevelTest{std::uint32_t(node.term), node.relation, false, node.bound});
        }
    }

    bool holds(LevelTest const& test) {
        auto const& term = compiled_.terms[test.term];
        auto const& space = *compiled_.spaces[term.space];
        auto a = space.left_code(compiled_.base_code(a_, space.left_column)), b = space.right_code(compiled_.base_code(b_, space.right_column));
        if (term.is_absence) return !a || !b;
        if (!a || !b) return false;
        if (term.is_equality && !space.is_crossed) return a == b && test.relation == Condition::Relation::yes;
        if (is_out_of_reach(term, space, test, a, b)) return false;
        return is_related(test, value(test.term, term, space, a, b));
    }

    // Whether the lengths and characters of the two texts alone already say no.
    static bool is_out_of_reach(Term const& term, ValueSpace const& space, LevelTest const& test, Code a, Code b) {
        return term.bound_kind != BoundKind::none && is_beyond_reach(test, term.bound_kind, space.bounds[a], space.bounds[b]);
    }

    double value(std::uint32_t index, Term const& term, ValueSpace const& space, Code a, Code b) {
        if (!(known_ >> index & 1)) {
            known_ |= 1ull << index;
            values_[index] = work_out(term, space, a, b);
        }
        return values_[index];
    }

    double work_out(Term const& term, ValueSpace const& space, Code left_a, Code right_b) const {
        auto found = measured(space, term, left_a, right_b);
        if (!space.is_crossed) return found;
        auto left_b = space.left_code(compiled_.base_code(b_, space.left_column)), right_a = space.right_code(compiled_.base_code(a_, space.right_column));
        if (!left_b || !right_a) return value_not_there;
        auto other = measured(space, term, left_b, right_a);
        return term.measure.kind == MeasureKind::distance ? std::max(found, other) : std::min(found, other);
    }

    static double measured(ValueSpace const& space, Term const& term, Code a, Code b) {
        if (term.is_equality) return a == b;
        return space.prepared->of(term.measure, a, b);
    }

    CompiledComparison const& compiled_;
    Code a_, b_;
    std::uint64_t known_ = 0;  // terms worked out
    std::array<double, terms_max> values_;
};

}  // namespace

unsigned CompiledComparison::level(Code a, Code b) const {
    if (!a || !b) return 0;
    bool is_present = tuples.empty();
    for (std::size_t i = 0; !is_present && i < columns.size(); ++i) is_present = base_code(a, i) && base_code(b, i);
    if (!is_present) return 0;
    Evaluation evaluation(*this, a, b);
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
