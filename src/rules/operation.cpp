#include "rules/operation.hpp"

#include "rules/messages.hpp"

namespace jiayu::rules {

namespace {

constexpr std::pair<std::string_view, Operator> binary_operators[] = {
    {"||", Operator::logical_or}, {"&&", Operator::logical_and},   {"==", Operator::equal},    {"!=", Operator::not_equal},
    {"<", Operator::less},        {"<=", Operator::less_equal},    {">", Operator::greater},   {">=", Operator::greater_equal},
    {"in", Operator::in},         {"+", Operator::add},            {"-", Operator::subtract},  {"*", Operator::multiply},
    {"%", Operator::remainder},
};

Operator binary_operator(std::string_view text) {
    return std::ranges::find(binary_operators, text, [](auto const& pair) { return pair.first; })->second;
}

// A code is compared with codes of its set, and with the standard's own numbers.
bool comparable(Type const& left, Type const& right) {
    if (left == right) return left.kind != Kind::list && left.kind != Kind::duration;
    auto is_code_number = [](Type const& one, Type const& other) { return one.kind == Kind::code && other.kind == Kind::integer; };
    return is_code_number(left, right) || is_code_number(right, left);
}

bool ordered(Type const& type) {
    return type.kind == Kind::integer || type.kind == Kind::real || type.kind == Kind::date || type.kind == Kind::money;
}

std::optional<Type> sum_type(Operator operation, Type const& left, Type const& right) {
    bool adds = operation == Operator::add;
    if (left.kind == Kind::date && right.kind == Kind::duration) return date_type;
    if (left != right) return std::nullopt;
    if (left.kind == Kind::text && adds) return text_type;
    if (left.kind == Kind::integer || left.kind == Kind::money) return left;
    return std::nullopt;
}

std::optional<Type> product_type(Operator operation, Type const& left, Type const& right) {
    if (operation == Operator::multiply && left.kind == Kind::money && right.kind == Kind::integer) return money_type;
    if (operation == Operator::multiply && left.kind == Kind::integer && right.kind == Kind::money) return money_type;
    return left == right && left.kind == Kind::integer ? std::optional(integer_type) : std::nullopt;
}

struct Typing {
    std::optional<Type> result;
    std::string_view expected;  // of the operator, for the refusal
};

Typing type_of(Operator operation, Type const& left, Type const& right) {
    auto boolean_when = [](bool fits) { return fits ? std::optional(boolean_type) : std::nullopt; };
    switch (operation) {
        case Operator::logical_or:
        case Operator::logical_and: return {boolean_when(left == boolean_type && right == boolean_type), "bool and bool"};
        case Operator::equal:
        case Operator::not_equal: return {boolean_when(comparable(left, right)), "two values of one type"};
        case Operator::in: return {boolean_when(right.kind == Kind::list && comparable(left, item_of(right))), "a value and a list of its type"};
        case Operator::add:
        case Operator::subtract: return {sum_type(operation, left, right), "two int, money or text, or date and duration"};
        case Operator::multiply:
        case Operator::remainder: return {product_type(operation, left, right), "two int, or money * int"};
        default: return {boolean_when(ordered(left) && left == right), "two int, real, date or money"};
    }
}

Result<Term> check_unary(Syntax const& syntax, std::string_view source, std::vector<Term> parts) {
    auto type = parts[0].type;
    bool negates = syntax.text == "-";
    bool fits = negates ? type.kind == Kind::integer || type.kind == Kind::real || type.kind == Kind::money : type == boolean_type;
    if (!fits)
        return refuse_at(source, parts[0].span, message::operator_types,
                         {{"operator", syntax.text}, {"found", name_of(type)}, {"expected", negates ? "int, real or money" : "bool"}});
    return Term{.kind = TermKind::operation, .type = type, .span = syntax.span,
                .operation = negates ? Operator::negate : Operator::logical_not, .parts = std::move(parts)};
}

}  // namespace

Result<Term> check_operation(Syntax const& syntax, std::string_view source, std::vector<Term> parts) {
    if (syntax.kind == SyntaxKind::unary) return check_unary(syntax, source, std::move(parts));
    if (syntax.text == "/") return refuse_at(source, syntax.operator_span, message::rounding_unnamed);
    auto operation = binary_operator(syntax.text);
    auto const& left = parts[0].type;
    auto const& right = parts[1].type;
    auto typing = type_of(operation, left, right);
    if (!typing.result)
        return refuse_at(source, syntax.operator_span, message::operator_types,
                         {{"operator", syntax.text}, {"found", name_of(left) + ", " + name_of(right)}, {"expected", std::string(typing.expected)}});
    return Term{.kind = TermKind::operation, .type = *typing.result, .span = syntax.span, .operation = operation, .parts = std::move(parts)};
}

}  // namespace jiayu::rules
