#include "rules/sql.hpp"

#include "base/assert.hpp"
#include "rules/function.hpp"
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
        }
        JIAYU_ASSERT(false);
    }

private:
    // A day on which no value is in force makes the parameter, and what reads it, unknown.
    std::string parameter(Term const& term) const {
        if (term.parts.empty()) {
            auto value = value_on(*term.parameter, options_.as_of);
            if (value) return sql_literal(value->value);
            return term.type.kind == Kind::list ? "(null)" : "null";
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
        if (term.operation == Operator::negate) return "(-" + first + ")";
        auto second = sql(term.parts[1]);
        auto type = term.parts[0].type;
        switch (term.operation) {
            case Operator::divide:
                if (type.kind == Kind::real || options_.dialect == Dialect::postgres) return "(" + first + " / nullif(" + second + ", 0))";
                return "(" + first + " // nullif(" + second + ", 0))";
            case Operator::remainder: return "(" + first + " % nullif(" + second + ", 0))";
            case Operator::add:
                if (type.kind == Kind::text) return "(" + first + " || " + second + ")";
                [[fallthrough]];
            case Operator::subtract:
                if (type.kind == Kind::date) return "cast(" + first + std::string(symbol_of(term.operation)) + second + " as date)";
                [[fallthrough]];
            default: return "(" + first + std::string(symbol_of(term.operation)) + second + ")";
        }
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
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return fmt::format("cast({} as double precision)", number); }
        std::string operator()(std::string const& text) const { return text_literal(text); }
        std::string operator()(bool truth) const { return truth ? "true" : "false"; }
        std::string operator()(Date day) const { return "date '" + to_iso(day) + "'"; }
        std::string operator()(std::vector<Constant> const& items) const { return joined(items, sql_literal); }
    };
    return std::visit(Literal(), static_cast<Constant::variant const&>(constant));
}

std::string to_sql(Term const& term, SqlOptions const& options) { return Emitter(options).sql(term); }

}  // namespace jiayu::rules
