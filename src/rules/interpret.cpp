#include "rules/interpret.hpp"

#include "base/assert.hpp"
#include "rules/date_sum.hpp"
#include "rules/function.hpp"
#include "rules/table_value.hpp"

namespace jiayu::rules {

namespace {

using Answer = std::optional<Constant>;

// Of two numbers, amounts or days; the checker lets nothing else be ordered.
bool is_less(Constant const& first, Constant const& second) {
    if (auto number = std::get_if<std::int64_t>(&first)) return *number < std::get<std::int64_t>(second);
    if (auto day = std::get_if<Date>(&first)) return *day < std::get<Date>(second);
    return std::get<double>(first) < std::get<double>(second);
}

class Interpreter {
public:
    Interpreter(Facts const& facts, Date as_of) : facts_(facts), as_of_(as_of) {}

    Answer value(Term const& term) const {
        switch (term.kind) {
            case TermKind::constant: return term.constant;
            case TermKind::column: return facts_(*term.column);
            case TermKind::as_of: return as_of_;
            case TermKind::parameter: return parameter(term);
            case TermKind::has: return facts_(*term.column).has_value();
            case TermKind::call: return call(term);
            case TermKind::conditional: return conditional(term);
            case TermKind::operation: return operation(term);
            case TermKind::table: return table_value(term, [&](std::size_t row) { return truth(term.parts[2 * row]); });
            case TermKind::list: break;  // only `in` reads lists
        }
        JIAYU_ASSERT(false);
    }

private:
    std::optional<bool> truth(Term const& term) const {
        auto known = value(term);
        return known ? std::optional(std::get<bool>(*known)) : std::nullopt;
    }

    // A day on which no value is in force makes the parameter unknown.
    Answer parameter(Term const& term) const {
        auto day = term.parts.empty() ? Answer(as_of_) : value(term.parts[0]);
        auto in_force = day ? value_on(*term.parameter, std::get<Date>(*day)) : nullptr;
        return in_force ? Answer(in_force->value) : std::nullopt;
    }

    Answer call(Term const& term) const {
        std::vector<Constant> arguments;
        for (auto const& part : term.parts) {
            auto argument = value(part);
            if (!argument) return std::nullopt;
            arguments.push_back(std::move(*argument));
        }
        return term.function->value(arguments, as_of_);
    }

    Answer conditional(Term const& term) const {
        auto condition = truth(term.parts[0]);
        return condition ? value(term.parts[*condition ? 1 : 2]) : std::nullopt;
    }

    Answer operation(Term const& term) const {
        switch (term.operation) {
            case Operator::logical_or: return logical(term, true);
            case Operator::logical_and: return logical(term, false);
            case Operator::in: return in(term);
            default: break;
        }
        auto first = value(term.parts[0]);
        if (!first) return std::nullopt;
        if (term.operation == Operator::logical_not) return !std::get<bool>(*first);
        if (term.operation == Operator::negate) return negated(*first);
        auto second = value(term.parts[1]);
        if (!second) return std::nullopt;
        if (term.parts[0].type.kind == Kind::date && term.type.kind == Kind::date) return date_sum(term, std::get<Date>(*first), std::get<std::int64_t>(*second));
        return compared_or_summed(term.operation, *first, *second);
    }

    // Kleene: one operand that decides is enough, whatever the other is.
    Answer logical(Term const& term, bool deciding) const {
        auto first = truth(term.parts[0]);
        if (first == deciding) return deciding;
        auto second = truth(term.parts[1]);
        if (second == deciding) return deciding;
        return first && second ? Answer(!deciding) : std::nullopt;
    }

    // Unknown items may be the value, so that "not in" is unknown beside them.
    Answer in(Term const& term) const {
        auto wanted = value(term.parts[0]);
        if (!wanted) return std::nullopt;
        auto const& list = term.parts[1];
        bool any_unknown = false;
        if (list.kind == TermKind::list) {
            for (auto const& part : list.parts) {
                auto item = value(part);
                if (item == wanted) return true;
                any_unknown = any_unknown || !item;
            }
            return any_unknown ? std::nullopt : Answer(false);
        }
        auto known = value(list);
        if (!known) return std::nullopt;
        auto const& items = std::get<std::vector<Constant>>(*known);
        return std::ranges::find(items, *wanted) != items.end();
    }

    static Answer negated(Constant const& number) {
        if (auto real = std::get_if<double>(&number)) return -*real;
        return summed(Operator::subtract, 0, std::get<std::int64_t>(number));
    }

    static Answer date_sum(Term const& term, Date day, std::int64_t count) {
        constexpr auto least = std::numeric_limits<std::int64_t>::min();
        bool subtracts = term.operation == Operator::subtract;
        if (subtracts && count == least) return std::nullopt;
        auto moved = add(day, period_of(term.parts[1]), subtracts ? -count : count);
        return moved ? Answer(*moved) : std::nullopt;
    }

    static Answer compared_or_summed(Operator operation, Constant const& first, Constant const& second) {
        switch (operation) {
            case Operator::equal: return first == second;
            case Operator::not_equal: return first != second;
            case Operator::less: return is_less(first, second);
            case Operator::less_equal: return !is_less(second, first);
            case Operator::greater: return is_less(second, first);
            case Operator::greater_equal: return !is_less(first, second);
            default: break;
        }
        if (auto text = std::get_if<std::string>(&first)) return *text + std::get<std::string>(second);
        return summed(operation, std::get<std::int64_t>(first), std::get<std::int64_t>(second));
    }

    // What 64 bits cannot hold is unknown, as is a remainder by zero.
    static Answer summed(Operator operation, std::int64_t first, std::int64_t second) {
        std::int64_t result = 0;
        bool overflows = false;
        switch (operation) {
            case Operator::add: overflows = __builtin_add_overflow(first, second, &result); break;
            case Operator::subtract: overflows = __builtin_sub_overflow(first, second, &result); break;
            case Operator::multiply: overflows = __builtin_mul_overflow(first, second, &result); break;
            case Operator::remainder:
                if (second == 0) return std::nullopt;
                return second == -1 ? 0 : first % second;
            default: JIAYU_ASSERT(false);
        }
        return overflows ? std::nullopt : Answer(result);
    }

    Facts const& facts_;
    Date as_of_;
};

}  // namespace

std::optional<Constant> interpret(Term const& term, Facts const& facts, Date as_of) { return Interpreter(facts, as_of).value(term); }

bool is_closed(Term const& term) { return !term.column && std::ranges::all_of(term.parts, is_closed); }

}  // namespace jiayu::rules
