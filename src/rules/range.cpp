#include "rules/range.hpp"

#include "rules/function.hpp"

namespace jiayu::rules {

namespace {

constexpr Range whole_range{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};

// Years run from 1800 to 2200 (base/date.hpp); a text is far shorter than two thousand million characters.
constexpr struct {
    std::string_view function;
    Range range;
} function_ranges[] = {
    {"years_between", {-400, 400}}, {"age_on", {-400, 400}},       {"months_between", {-4812, 4812}}, {"days_between", {-146463, 146463}},
    {"year_of", {1800, 2200}},      {"month_of", {1, 12}},         {"size", {0, 2000000000}},
};

Range hull(Range const& a, Range const& b) { return {std::min(a.least, b.least), std::max(a.most, b.most)}; }

Range product(Range const& a, Range const& b) {
    auto corners = {a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most};
    return {std::min(corners), std::max(corners)};
}

// Operands are cut to 64 bits by then: what does not fit is unknown.
Range of_operation(Term const& term) {
    auto first = range_of(term.parts[0]);
    if (term.operation == Operator::negate) return {-first.most, -first.least};
    auto second = range_of(term.parts[1]);
    switch (term.operation) {
        case Operator::add: return {first.least + second.least, first.most + second.most};
        case Operator::subtract: return {first.least - second.most, first.most - second.least};
        case Operator::multiply: return product(first, second);
        default: return whole_range;
    }
}

// Of its outputs; what a table sums up may be any sum of them.
Range of_table(Term const& term) {
    if (term.table->hit == HitPolicy::sum || term.table->hit == HitPolicy::count) return whole_range;
    Range range = range_of(term.parts.back());
    for (std::size_t i = 1; i < term.parts.size(); i += 2) range = hull(range, range_of(term.parts[i]));
    return range;
}

Range of_term(Term const& term) {
    auto number = std::get_if<std::int64_t>(&term.constant);
    if (term.kind == TermKind::constant && number) return {*number, *number};
    if (term.kind == TermKind::operation) return of_operation(term);
    if (term.kind == TermKind::conditional) return hull(range_of(term.parts[1]), range_of(term.parts[2]));
    if (term.kind == TermKind::table) return of_table(term);
    if (term.kind == TermKind::call)
        for (auto const& known : function_ranges)
            if (known.function == term.function->name) return known.range;
    return whole_range;
}

}  // namespace

Range range_of(Term const& term) {
    auto range = of_term(term);
    return {std::max(range.least, whole_range.least), std::min(range.most, whole_range.most)};
}

bool may_overflow(Term const& term) {
    auto range = of_operation(term);
    return range.least < whole_range.least || range.most > whole_range.most;
}

}  // namespace jiayu::rules
