#include "rules/mutate.hpp"

#include <charconv>

#include "rules/function.hpp"
#include "rules/sql.hpp"

namespace jiayu::rules {

namespace {

constexpr struct {
    Operator from;
    std::string_view symbol;
    Operator to;
    std::string_view changed;
} exchanged_operators[] = {
    {Operator::less, "<", Operator::less_equal, "<="},          {Operator::less, "<", Operator::greater_equal, ">="},
    {Operator::less_equal, "<=", Operator::less, "<"},          {Operator::less_equal, "<=", Operator::greater, ">"},
    {Operator::greater, ">", Operator::greater_equal, ">="},    {Operator::greater, ">", Operator::less_equal, "<="},
    {Operator::greater_equal, ">=", Operator::greater, ">"},    {Operator::greater_equal, ">=", Operator::less, "<"},
    {Operator::equal, "==", Operator::not_equal, "!="},         {Operator::not_equal, "!=", Operator::equal, "=="},
    {Operator::logical_and, "&&", Operator::logical_or, "||"},  {Operator::logical_or, "||", Operator::logical_and, "&&"},
    {Operator::add, "+", Operator::subtract, "-"},              {Operator::subtract, "-", Operator::add, "+"},
};

constexpr std::pair<std::string_view, std::string_view> exchanged_functions[] = {
    {"startsWith", "endsWith"}, {"endsWith", "startsWith"}, {"sex_ratio_low", "sex_ratio_high"}, {"sex_ratio_high", "sex_ratio_low"},
    {"divide_down", "divide_up"}, {"divide_up", "divide_down"}, {"divide_half_up", "divide_down"},
};

struct Change {
    Term term;
    std::string from, to;
};

Term negated(Term const& term) {
    return {.kind = TermKind::operation, .type = boolean_type, .span = term.span, .operation = Operator::logical_not, .parts = {term}};
}

class Mutation {
public:
    Mutation(Term const& whole, std::string_view source) : whole_(whole), source_(source) {}

    std::vector<Mutant> run() {
        visit(whole_, {});
        return std::move(mutants_);
    }

private:
    using Path = std::vector<std::size_t>;  // part of part of … the whole

    // A table answers for its own rows (rules/mutate_table.hpp).
    void visit(Term const& term, Path const& path) {
        if (term.kind == TermKind::table) return;
        for (auto& change : changes_of(term)) mutants_.push_back({replaced(whole_, path, std::move(change.term)), term.span, std::move(change.from), std::move(change.to)});
        for (std::size_t i = 0; i < term.parts.size(); ++i) {
            auto below = path;
            below.push_back(i);
            visit(term.parts[i], below);
        }
    }

    static Term replaced(Term const& term, std::span<std::size_t const> path, Term change) {
        if (path.empty()) return change;
        auto copy = term;
        copy.parts[path[0]] = replaced(term.parts[path[0]], path.subspan(1), std::move(change));
        return copy;
    }

    std::string text(Term const& term) const { return std::string(source_.substr(term.span.begin, term.span.end - term.span.begin)); }

    std::vector<Change> changes_of(Term const& term) const {
        switch (term.kind) {
            case TermKind::constant: return of_constant(term);
            case TermKind::has: return {{negated(term), text(term), "!" + text(term)}};
            case TermKind::parameter: return of_parameter(term);
            case TermKind::list: return of_list(term);
            case TermKind::call: return of_call(term);
            case TermKind::operation: return of_operation(term);
            case TermKind::conditional: return of_conditional(term);
            default: return {};
        }
    }

    std::vector<Change> of_constant(Term const& term) const {
        std::vector<Change> changes;
        for (auto& value : neighbours(term.constant)) {
            auto changed = term;
            auto shown = sql_literal(value);
            changed.constant = std::move(value);
            changes.push_back({std::move(changed), text(term), std::move(shown)});
        }
        return changes;
    }

    static std::vector<Constant> neighbours(Constant const& constant) {
        struct Neighbours {
            std::vector<Constant> operator()(std::int64_t number) const { return {number + 1, number - 1}; }
            std::vector<Constant> operator()(double number) const { return {number * 1.01, number * 0.99}; }
            std::vector<Constant> operator()(std::string const& text) const { return {text + "x"}; }
            std::vector<Constant> operator()(bool truth) const { return {!truth}; }
            std::vector<Constant> operator()(Date day) const { return {date_from_days(to_days(day) + 1), date_from_days(to_days(day) - 1)}; }
            std::vector<Constant> operator()(std::vector<Constant> const&) const { return {}; }
        };
        return std::visit(Neighbours(), static_cast<Constant::variant const&>(constant));
    }

    std::vector<Change> of_parameter(Term const& term) const {
        if (term.type.kind != Kind::integer && term.type.kind != Kind::money) return {};
        std::vector<Change> changes;
        for (auto step : {std::int64_t(1), std::int64_t(-1)}) {
            Term one{.kind = TermKind::constant, .type = term.type, .span = term.span, .constant = step};
            Term sum{.kind = TermKind::operation, .type = term.type, .span = term.span, .operation = Operator::add, .parts = {term, one}};
            changes.push_back({std::move(sum), text(term), text(term) + (step > 0 ? " + 1" : " - 1")});
        }
        return changes;
    }

    std::vector<Change> of_list(Term const& term) const {
        std::vector<Change> changes;
        for (std::size_t i = 0; i < term.parts.size() && term.parts.size() > 1; ++i) {
            auto shorter = term;
            shorter.parts.erase(shorter.parts.begin() + std::ptrdiff_t(i));
            changes.push_back({std::move(shorter), text(term), text(term) + " - " + text(term.parts[i])});
        }
        return changes;
    }

    std::vector<Change> of_call(Term const& term) const {
        std::vector<Change> changes;
        for (auto const& [from, to] : exchanged_functions) {
            if (term.function->name != from) continue;
            auto changed = term;
            auto same_types = [&](Function const& function) { return function.arguments == term.function->arguments; };
            changed.function = &*std::ranges::find_if(functions_named(to), same_types);
            changes.push_back({std::move(changed), std::string(from), std::string(to)});
        }
        if (term.function->literal_pattern) add_counts_of_pattern(term, changes);
        return changes;
    }

    // "^[0-9]{15}$" must be told from {14} and {16}.
    void add_counts_of_pattern(Term const& term, std::vector<Change>& changes) const {
        auto const& pattern = std::get<std::string>(term.parts.back().constant);
        for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{', open + 1)) {
            auto size = pattern.find_first_not_of("0123456789", open + 1) - open - 1;
            int count = 0;
            std::from_chars(pattern.data() + open + 1, pattern.data() + open + 1 + size, count);  // digits, rules/pattern.hpp has seen to that
            for (auto other : {count + 1, count - 1}) {
                auto changed = term;
                changed.parts.back().constant = pattern.substr(0, open + 1) + std::to_string(other) + pattern.substr(open + 1 + size);
                changes.push_back({std::move(changed), fmt::format("{{{}", count), fmt::format("{{{}", other)});
            }
        }
    }

    std::vector<Change> of_operation(Term const& term) const {
        std::vector<Change> changes;
        bool joins_texts = term.type.kind == Kind::text;
        for (auto const& [from, symbol, to, changed] : exchanged_operators) {
            if (term.operation != from || joins_texts) continue;
            auto other = term;
            other.operation = to;
            changes.push_back({std::move(other), std::string(symbol), std::string(changed)});
        }
        constexpr Operator of_one_type[] = {Operator::negate, Operator::logical_not, Operator::logical_and, Operator::logical_or};
        bool drops = std::ranges::find(of_one_type, term.operation) != std::end(of_one_type);
        for (std::size_t i = 0; i < term.parts.size() && drops; ++i) changes.push_back({term.parts[i], text(term), text(term.parts[i])});
        if (term.operation == Operator::in) changes.push_back({negated(term), text(term), "!(" + text(term) + ")"});
        return changes;
    }

    std::vector<Change> of_conditional(Term const& term) const {
        auto exchanged = term;
        std::swap(exchanged.parts[1], exchanged.parts[2]);
        return {{std::move(exchanged), text(term), text(term.parts[0]) + " ? " + text(term.parts[2]) + " : " + text(term.parts[1])}};
    }

    Term const& whole_;
    std::string_view source_;
    std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(Term const& term, std::string_view source) { return Mutation(term, source).run(); }

}  // namespace jiayu::rules
