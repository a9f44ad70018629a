#include "rules/sql_size.hpp"

#include "rules/function.hpp"
#include "rules/sql.hpp"

namespace jiayu::rules {

namespace {

constexpr double symbols_size = 60;     // operators, brackets, casts
constexpr double sum_size = 300;        // the frame of a sum that is watched for overflow or for leaving the calendar

double times_named(std::string_view text, std::size_t argument) {
    auto place = fmt::format("${}", argument + 1);
    double times = 0;
    for (auto at = text.find(place); at != text.npos; at = text.find(place, at + 1)) ++times;
    return times;
}

double size_of_parts(Term const& term, double times) {
    double size = 0;
    for (auto const& part : term.parts) size += times * sql_size(part);
    return size;
}

double size_of_call(Term const& term) {
    auto const& function = *term.function;
    double size = double(std::max(function.duckdb.size(), function.postgres.size()));
    for (std::size_t i = 0; i < term.parts.size(); ++i)
        size += std::max({1.0, times_named(function.duckdb, i), times_named(function.postgres, i)}) * sql_size(term.parts[i]);
    return size;
}

double size_of_parameter(Term const& term) {
    double size = symbols_size;
    for (auto const& value : term.parameter->values) size += symbols_size + double(sql_literal(value.value).size()) + size_of_parts(term, 2);
    return size;
}

double size_of_operation(Term const& term) {
    constexpr double times_in_date_sum = 5, times_guarded = 2, times_in_remainder = 3;
    if (term.type.kind == Kind::date) return sum_size + size_of_parts(term, times_in_date_sum);
    if (term.operation == Operator::remainder) return size_of_parts(term, times_in_remainder);
    bool logical = term.operation == Operator::logical_and || term.operation == Operator::logical_or;
    return size_of_parts(term, logical ? times_guarded : 1) + (logical ? 0 : sum_size);
}

// A first-hit table says each condition six times and each output twice.
double size_of_table(Term const& term) {
    constexpr double times_in_table = 6;
    return size_of_parts(term, times_in_table) + symbols_size * double(term.parts.size());
}

}  // namespace

double sql_size(Term const& term) {
    switch (term.kind) {
        case TermKind::constant: return symbols_size + double(sql_literal(term.constant).size());
        case TermKind::parameter: return size_of_parameter(term);
        case TermKind::call: return symbols_size + size_of_call(term);
        case TermKind::operation: return symbols_size + size_of_operation(term);
        case TermKind::table: return size_of_table(term);
        default: return symbols_size + size_of_parts(term, 1) + (term.column ? double(term.column->name.size()) : 0);
    }
}

}  // namespace jiayu::rules
