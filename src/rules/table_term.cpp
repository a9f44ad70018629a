#include "rules/table_term.hpp"

namespace jiayu::rules {

namespace {

class RowBuilder {
public:
    explicit RowBuilder(Span span) : span_(span) {}

    Term constant(Constant value, Type type) const { return {.kind = TermKind::constant, .type = std::move(type), .span = span_, .constant = std::move(value)}; }

    Term operation(Operator operation, Term first, Term second) const {
        Term term{.kind = TermKind::operation, .type = boolean_type, .span = span_, .operation = operation};
        term.parts.push_back(std::move(first));
        term.parts.push_back(std::move(second));
        return term;
    }

    Term negated(Term inner) const {
        Term term{.kind = TermKind::operation, .type = boolean_type, .span = span_, .operation = Operator::logical_not};
        term.parts.push_back(std::move(inner));
        return term;
    }

    // `whole` and `next`, where there may be no whole yet.
    void join(std::optional<Term>& whole, Operator with, Term next) const {
        whole = whole ? operation(with, std::move(*whole), std::move(next)) : std::move(next);
    }

    Term of_test(CellTest const& test, Term const& input) const {
        std::optional<Term> any;
        auto values = this->values(test);
        if (values.size() > 1) {
            Term list{.kind = TermKind::list, .type = list_of(input.type), .span = span_};
            for (auto const* value : values) list.parts.push_back(constant(*value, input.type));
            any = operation(Operator::in, input, std::move(list));
        }
        for (auto const& interval : test.alternatives)
            if (values.size() <= 1 || !is_value(interval)) join(any, Operator::logical_or, of_interval(interval, input));
        return test.negated ? negated(std::move(*any)) : std::move(*any);
    }

private:
    static bool is_value(CellInterval const& interval) { return interval.least && interval.most && *interval.least == *interval.most; }

    static std::vector<Constant const*> values(CellTest const& test) {
        std::vector<Constant const*> values;
        for (auto const& interval : test.alternatives)
            if (is_value(interval)) values.push_back(&*interval.least);
        return values;
    }

    Term of_interval(CellInterval const& interval, Term const& input) const {
        if (is_value(interval)) {
            if (input.type == boolean_type) return std::get<bool>(*interval.least) ? input : negated(input);
            return operation(Operator::equal, input, constant(*interval.least, input.type));
        }
        std::optional<Term> both;
        if (interval.least) join(both, Operator::logical_and, operation(interval.with_least ? Operator::greater_equal : Operator::greater, input, constant(*interval.least, input.type)));
        if (interval.most) join(both, Operator::logical_and, operation(interval.with_most ? Operator::less_equal : Operator::less, input, constant(*interval.most, input.type)));
        return std::move(*both);
    }

    Span span_;
};

void move_to(Term& term, Span span) {
    term.span = span;
    for (auto& part : term.parts) move_to(part, span);
}

}  // namespace

Term row_condition(TableRow const& row, TableInputs const& inputs, Span span) {
    RowBuilder build(span);
    std::optional<Term> all;
    if (row.from) build.join(all, Operator::logical_and, build.operation(Operator::greater_equal, inputs.day, build.constant(*row.from, date_type)));
    if (row.until) build.join(all, Operator::logical_and, build.operation(Operator::less_equal, inputs.day, build.constant(*row.until, date_type)));
    for (std::size_t i = 0; i < row.tests.size(); ++i)
        if (!row.tests[i].alternatives.empty()) build.join(all, Operator::logical_and, build.of_test(row.tests[i], inputs.inputs[i]));
    return all ? std::move(*all) : build.constant(true, boolean_type);
}

Term table_term(DecisionTable const& table, std::size_t output, TableInputs const& inputs, Span span) {
    RowBuilder build(span);
    auto const& type = table.outputs[output].type;
    Term term{.kind = TermKind::table, .type = type, .span = span, .constant = std::int64_t(output), .table = &table};
    for (auto const& row : table.rows) {
        term.parts.push_back(row_condition(row, inputs, span));
        term.parts.push_back(build.constant(row.outputs[output], type));
    }
    if (!table.otherwise.empty()) term.parts.push_back(build.constant(table.otherwise[output], type));
    move_to(term, span);
    return term;
}

std::size_t output_of(Term const& table) { return std::size_t(std::get<std::int64_t>(table.constant)); }

}  // namespace jiayu::rules
