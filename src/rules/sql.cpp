#include "rules/sql.hpp"

#include "base/assert.hpp"
#include "rules/date_sum.hpp"
#include "rules/function.hpp"
#include "rules/interpret.hpp"
#include "rules/range.hpp"
#include "rules/table_sql.hpp"
#include "rules/work.hpp"
#include "rules/years_limit.hpp"

namespace jiayu::rules {

namespace {

std::string text_literal(std::string_view text) {
    std::string sql = "'";
    for (auto c : text) sql += c == '\'' ? "''" : std::string(1, c);
    return sql + "'";
}

template <class Items, class Emit>
std::string joined(Items const& items, Emit emit) {
    std::string sql;
    for (auto const& item : items) sql += (sql.empty() ? "" : ", ") + emit(item);
    return "(" + sql + ")";
}

constexpr std::string_view symbol_of(Operator operation) {
    switch (operation) {
        case Operator::logical_or: return " or ";
        case Operator::logical_and: return " and ";
        case Operator::equal: return " = ";
        case Operator::not_equal: return " <> ";
        case Operator::less: return " < ";
        case Operator::less_equal: return " <= ";
        case Operator::greater: return " > ";
        case Operator::greater_equal: return " >= ";
        case Operator::in: return " in ";
        case Operator::subtract: return " - ";
        case Operator::multiply: return " * ";
        case Operator::add: return " + ";
        default: return "";
    }
}

class Emitter {
public:
    explicit Emitter(SqlOptions const& options) : options_(options) {}

    std::string sql(Term const& term) const {
        if (is_computed(term) && is_closed(term)) return closed(term);
        switch (term.kind) {
            case TermKind::constant: return sql_literal(term.constant);
            case TermKind::column: return term.column->name;
            case TermKind::as_of: return sql_literal(options_.as_of);
            case TermKind::parameter: return parameter(term);
            case TermKind::has: return "(" + term.column->name + " is not null)";
            case TermKind::list: return joined(term.parts, [&](Term const& part) { return sql(part); });
            case TermKind::call: return call(term);
            case TermKind::conditional: return conditional(term);
            case TermKind::operation: return operation(term);
            case TermKind::table: return table_sql(term, [&](Term const& part) { return sql(part); }, options_.as_of);
        }
        JIAYU_ASSERT(false);
    }

private:
    static bool is_computed(Term const& term) {
        bool computed = term.kind == TermKind::call || term.kind == TermKind::operation || term.kind == TermKind::conditional || term.kind == TermKind::parameter ||
                        term.kind == TermKind::table;
        return computed && term.type.kind != Kind::duration && term.type.kind != Kind::list;
    }

    // The same for every row: worked out here, once.
    std::string closed(Term const& term) const {
        auto value = interpret(term, {}, options_.as_of);
        return value ? sql_literal(*value) : unknown_literal(term.type);
    }

    // A day on which no value is in force makes the parameter, and what reads it, unknown.
    std::string parameter(Term const& term) const {
        if (term.parts.empty()) {  // a list; single values are closed
            auto value = value_on(*term.parameter, options_.as_of);
            return value ? sql_literal(value->value) : "(null)";
        }
        auto day = sql(term.parts[0]);
        std::string cases;
        for (auto const& value : term.parameter->values) {
            cases += " when " + day + " >= " + sql_literal(value.from);
            if (value.until) cases += " and " + day + " <= " + sql_literal(*value.until);
            cases += " then " + sql_literal(value.value);
        }
        return "(case" + cases + " end)";
    }

    std::string call(Term const& term) const {
        auto const& function = *term.function;
        auto text = options_.dialect == Dialect::postgres && !function.postgres.empty() ? function.postgres : function.duckdb;
        std::string sql;
        for (std::size_t at = 0; at < text.size(); ++at) {
            constexpr std::string_view as_of_digits = "$as_of_digits";
            if (text.substr(at).starts_with(as_of_digits)) {
                sql += std::to_string(to_number(options_.as_of));
                at += as_of_digits.size() - 1;
            } else if (text[at] == '$' && at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9') {
                sql += this->sql(term.parts[std::size_t(text[++at] - '1')]);
            } else {
                sql += text[at];
            }
        }
        return sql;
    }

    std::string conditional(Term const& term) const {
        return "(case " + sql(term.parts[0]) + " when true then " + sql(term.parts[1]) + " when false then " + sql(term.parts[2]) + " end)";
    }

    std::string operation(Term const& term) const {
        if (term.operation == Operator::logical_and || term.operation == Operator::logical_or) return logical(term);
        if (auto years = years_limit(term, options_.as_of))
            return "(" + sql(*years->from) + (years->on_or_before ? " <= " : " > ") + sql_literal(years->limit) + ")";
        auto first = sql(term.parts[0]);
        if (term.operation == Operator::logical_not) return "(not " + first + ")";
        if (term.operation == Operator::negate && term.type.kind == Kind::real) return "(-" + first + ")";
        if (term.operation == Operator::negate) return whole(term, "-" + widened(first));
        if (term.type.kind == Kind::date) return date_sum(term);
        auto second = sql(term.parts[1]);
        switch (term.operation) {
            case Operator::remainder: return remainder(term, cast_whole(term.parts[0], first), second);
            case Operator::add:
                if (term.type.kind == Kind::text) return "(" + first + " || " + second + ")";
                [[fallthrough]];
            case Operator::subtract:
            case Operator::multiply: return whole(term, widened(first) + std::string(symbol_of(term.operation)) + second);
            default: return "(" + first + std::string(symbol_of(term.operation)) + second + ")";
        }
    }

    // Columns may be narrower than 64 bits, and databases add in the width of what they are given.
    static std::string cast_whole(Term const& term, std::string const& sql) {
        return term.kind == TermKind::operation ? sql : "cast(" + sql + " as bigint)";
    }
    std::string widened(std::string const& sql) const {
        return "cast(" + sql + (options_.dialect == Dialect::postgres ? " as numeric)" : " as hugeint)");
    }

    // A sum or product of whole numbers: unknown where 64 bits cannot hold it.
    std::string whole(Term const& term, std::string const& computed) const {
        if (!may_overflow(term)) return "cast(" + computed + " as bigint)";
        // "| 0": beside a constant DuckDB 1.4 compares what stands inside a bare try_cast, and forgets that the cast failed.
        if (options_.dialect == Dialect::duckdb) return "(try_cast(" + computed + " as bigint) | 0)";
        return fmt::format("(select case when whole between -9223372036854775808 and 9223372036854775807 then cast(whole as bigint) end from (select {} as whole) as computed)",
                           computed);
    }

    // By zero it is unknown; by -1 it is 0, also where the quotient would not fit.
    static std::string remainder(Term const& term, std::string const& dividend, std::string const& divisor) {
        if (range_of(term.parts[1]).least > 0) return "(" + dividend + " % " + divisor + ")";
        return fmt::format("(case when {1} = -1 then 0 * {0} else {0} % nullif({1}, 0) end)", dividend, divisor);
    }

    std::string date_sum(Term const& term) const {
        auto const& duration = term.parts[1];
        auto day = sql(term.parts[0]), count = sql(duration.parts[0]);
        bool adds = term.operation == Operator::add;
        auto period = period_of(duration);
        auto sign = adds ? " + " : " - ";
        auto moved = period == Period::days ? fmt::format("{}{}cast({} as int)", day, sign, count)
                                            : fmt::format("cast({}{}({}) * interval '1 {}' as date)", day, sign, count, period == Period::months ? "month" : "year");
        auto within = is_closed(duration.parts[0]) ? days_within(duration.parts[0], period, day, adds) : count + " between " + counts_within(period, day, adds);
        return within.empty() ? unknown_literal(date_type) : fmt::format("(case when {} then {} end)", within, moved);
    }

    // From which or until which day a given count can be added; empty: no day.
    std::string days_within(Term const& given, Period period, std::string const& day, bool adds) const {
        auto value = interpret(given, {}, options_.as_of);
        auto count = value ? std::get<std::int64_t>(*value) : std::numeric_limits<std::int64_t>::min();
        if (count == std::numeric_limits<std::int64_t>::min()) return {};
        auto forward = (adds ? count : -count) >= 0;
        auto limit = add(forward ? day_last : day_first, period, adds ? -count : count);
        return limit ? fmt::format("{} {} {}", day, forward ? "<=" : ">=", sql_literal(*limit)) : std::string();
    }

    // Between which counts the sum stays a day: whole days, or months and years of the calendar.
    static std::string counts_within(Period period, std::string const& day, bool adds) {
        if (period == Period::days) {
            auto to_first = fmt::format("(date '{}' - {})", to_iso(day_first), day), to_last = fmt::format("(date '{}' - {})", to_iso(day_last), day);
            return adds ? to_first + " and " + to_last : "-" + to_last + " and -" + to_first;
        }
        auto year = fmt::format("cast(extract(year from {}) as int)", day), month = fmt::format("cast(extract(month from {}) as int)", day);
        bool years = period == Period::years;
        auto place = years ? year : fmt::format("({} * 12 + {})", year, month);
        auto first = int(day_first.year()) * (years ? 1 : 12) + (years ? 0 : 1), last = int(day_last.year()) * (years ? 1 : 12) + (years ? 0 : 12);
        return adds ? fmt::format("{1} - {0} and {2} - {0}", place, first, last) : fmt::format("{0} - {2} and {0} - {1}", place, first, last);
    }

    // What is never unknown (has(x)) may guard by CASE: the costly rest is then computed for the rows that need it alone.
    std::string logical(Term const& term) const {
        std::vector<Term const*> operands;
        collect_operands(term, term.operation, operands);
        auto rest = std::ranges::find_if_not(operands, [](Term const* part) { return is_never_unknown(*part); });
        auto guards = join({operands.begin(), rest}, term.operation);
        auto guarded = cheap_first({rest, operands.end()}, term.operation);
        if (rest == operands.begin()) return guarded;
        if (rest == operands.end()) return guards;
        if (term.operation == Operator::logical_and) return "(case when " + guards + " then " + guarded + " else false end)";
        return "(case when " + guards + " then true else " + guarded + " end)";
    }

    // Databases work out both sides of AND and OR for every row, but a branch of CASE for its rows alone.
    std::string cheap_first(std::vector<Term const*> operands, Operator operation) const {
        auto is_cheap = [&](Term const* part) { return !is_costly(*part) || years_limit(*part, options_.as_of); };
        auto costly = std::ranges::stable_partition(operands, is_cheap).begin();
        if (costly == operands.begin() || costly == operands.end()) return join(operands, operation);
        auto guard = join({operands.begin(), costly}, operation), whole = join(operands, operation);
        if (operation == Operator::logical_and) return "(case when " + guard + " is false then false else " + whole + " end)";
        return "(case when " + guard + " then true else " + whole + " end)";
    }

    std::string join(std::span<Term const* const> operands, Operator operation) const {
        std::string text;
        for (auto const* operand : operands) text += (text.empty() ? "" : std::string(symbol_of(operation))) + sql(*operand);
        return operands.size() == 1 ? text : "(" + text + ")";
    }

    // a && (b && c) && d is one row of operands.
    static void collect_operands(Term const& term, Operator operation, std::vector<Term const*>& operands) {
        if (term.kind != TermKind::operation || term.operation != operation) return operands.push_back(&term);
        for (auto const& part : term.parts) collect_operands(part, operation, operands);
    }

    SqlOptions const& options_;
};

}  // namespace

std::string sql_literal(Constant const& constant) {
    struct Literal {
        std::string operator()(std::int64_t number) const {
            return number == std::numeric_limits<std::int64_t>::min() ? "(-9223372036854775807 - 1)" : std::to_string(number);  // no such literal
        }
        std::string operator()(double number) const { return fmt::format("cast('{}' as double precision)", number); }
        std::string operator()(std::string const& text) const { return text_literal(text); }
        std::string operator()(bool truth) const { return truth ? "true" : "false"; }
        std::string operator()(Date day) const { return "date '" + to_iso(day) + "'"; }
        std::string operator()(std::vector<Constant> const& items) const { return joined(items, sql_literal); }
    };
    return std::visit(Literal(), static_cast<Constant::variant const&>(constant));
}

std::string unknown_literal(Type const& type) {
    switch (type.kind) {
        case Kind::text: return "cast(null as text)";
        case Kind::boolean: return "cast(null as boolean)";
        case Kind::date: return "cast(null as date)";
        case Kind::real: return "cast(null as double precision)";
        default: return "cast(null as bigint)";
    }
}

std::string to_sql(Term const& term, SqlOptions const& options) { return Emitter(options).sql(term); }

}  // namespace jiayu::rules
