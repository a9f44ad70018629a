#include "rules/years_limit.hpp"

#include "rules/function.hpp"

namespace jiayu::rules {

namespace {

bool is_years_until(Term const& term) {
    bool counts_years = term.kind == TermKind::call && (term.function->name == "age_on" || term.function->name == "years_between");
    return counts_years && term.parts[1].kind == TermKind::as_of;
}

std::optional<std::int64_t> number_on(Term const& term, Date as_of) {
    auto number = [](Constant const& constant) {
        auto value = std::get_if<std::int64_t>(&constant);
        return value ? std::optional(*value) : std::nullopt;
    };
    if (term.kind == TermKind::constant) return number(term.constant);
    if (term.kind != TermKind::parameter || !term.parts.empty()) return std::nullopt;
    auto value = value_on(*term.parameter, as_of);
    return value ? number(value->value) : std::nullopt;
}

// The last day whose YYYYMMDD is not above `digits`: 28 February for a 29th that the year lacks.
std::optional<Date> last_day_until(std::int64_t digits) {
    if (auto day = date_from_number(digits)) return day;
    return date_from_number(digits - 1);
}

}  // namespace

std::optional<YearsLimit> years_limit(Term const& comparison, Date as_of) {
    if (comparison.kind != TermKind::operation || comparison.parts.size() != 2 || !is_years_until(comparison.parts[0])) return std::nullopt;
    auto number = number_on(comparison.parts[1], as_of);
    if (!number) return std::nullopt;
    bool more = comparison.operation == Operator::greater, at_least = comparison.operation == Operator::greater_equal;
    bool less = comparison.operation == Operator::less, at_most = comparison.operation == Operator::less_equal;
    if (!more && !at_least && !less && !at_most) return std::nullopt;
    // More than n years are at least n + 1; at most n are not that.
    auto years = *number + (more || at_most ? 1 : 0);
    constexpr int digits_of_year = 10000;
    if (years < 1) return std::nullopt;
    auto limit = last_day_until(to_number(as_of) - years * digits_of_year);
    if (!limit) return std::nullopt;
    return YearsLimit{&comparison.parts[0].parts[0], more || at_least, *limit};
}

}  // namespace jiayu::rules
