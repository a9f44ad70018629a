#include "rules/explain.hpp"

#include "base/assert.hpp"

namespace jiayu::rules {

namespace {

using Outcome = std::optional<bool>;

Outcome outcome_of(Term const& term, Facts const& facts, Date as_of) {
    auto value = interpret(term, facts, as_of);
    return value ? Outcome(std::get<bool>(*value)) : std::nullopt;
}

bool is_combined(Term const& term) {
    if (term.kind == TermKind::conditional) return true;
    if (term.kind != TermKind::operation) return false;
    if (term.operation == Operator::logical_not) return is_combined(term.parts[0]);  // !has(x) reads as one condition
    return term.operation == Operator::logical_and || term.operation == Operator::logical_or;
}

// a && b && c is one row of three, as an author reads it.
void add_operands(Term const& term, Operator operation, std::vector<Term const*>& operands) {
    if (term.kind != TermKind::operation || term.operation != operation) return operands.push_back(&term);
    for (auto const& part : term.parts) add_operands(part, operation, operands);
}

std::vector<Term const*> operands_of(Term const& term) {
    std::vector<Term const*> operands;
    if (term.kind == TermKind::operation && term.operation != Operator::logical_not) {
        add_operands(term, term.operation, operands);
    } else {
        for (auto const& part : term.parts) operands.push_back(&part);
    }
    return operands;
}

Explanation tree_of(Term const& term, Facts const& facts, Date as_of) {
    Explanation explanation{&term, outcome_of(term, facts, as_of)};
    if (!is_combined(term)) return explanation;
    for (auto const* operand : operands_of(term)) explanation.parts.push_back(tree_of(*operand, facts, as_of));
    return explanation;
}

// The whole's outcome if that of `leaf` were `forced`.
Outcome outcome_if(Explanation const& node, Explanation const& leaf, Outcome forced) {
    if (&node == &leaf) return forced;
    if (node.parts.empty()) return node.outcome;
    auto part = [&](std::size_t i) { return outcome_if(node.parts[i], leaf, forced); };
    if (node.term->kind == TermKind::conditional) {
        auto question = part(0);
        return question ? part(*question ? 1 : 2) : std::nullopt;
    }
    if (node.term->operation == Operator::logical_not) {
        auto inner = part(0);
        return inner ? Outcome(!*inner) : std::nullopt;
    }
    bool deciding = node.term->operation == Operator::logical_or;
    Outcome whole = !deciding;
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
        auto outcome = part(i);
        if (outcome == deciding) return deciding;
        if (!outcome) whole = std::nullopt;
    }
    return whole;
}

void mark_decisive(Explanation const& root, Explanation& node) {
    for (auto& part : node.parts) mark_decisive(root, part);
    if (!node.parts.empty()) return;
    auto changes = [&](bool forced) { return outcome_if(root, node, forced) != root.outcome; };
    node.is_decisive = changes(true) || changes(false);
}

bool reads_the_day(Term const& term) {
    bool of_the_day = term.kind == TermKind::as_of || (term.kind == TermKind::parameter && term.parts.empty());
    bool reads_number_date = term.kind == TermKind::call && !term.parts.empty() && term.parts[0].type.kind == Kind::text;
    return of_the_day || reads_number_date || std::ranges::any_of(term.parts, reads_the_day);
}

}  // namespace

Explanation explain(Term const& term, Facts const& facts, Date as_of) {
    JIAYU_ASSERT(term.type == boolean_type);
    auto root = tree_of(term, facts, as_of);
    mark_decisive(root, root);
    return root;
}

std::optional<OutcomeChange> next_change(Term const& term, Facts const& facts, Date as_of, Date until) {
    if (!reads_the_day(term)) return std::nullopt;
    auto now = outcome_of(term, facts, as_of);
    for (auto day = to_days(as_of) + 1; day <= to_days(until); ++day) {
        auto date = date_from_days(day);
        auto outcome = outcome_of(term, facts, date);
        if (outcome != now) return OutcomeChange{date, outcome};
    }
    return std::nullopt;
}

}  // namespace jiayu::rules
