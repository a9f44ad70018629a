#include "rules/check.hpp"

#include "rules/function.hpp"
#include "rules/messages.hpp"
#include "rules/operation.hpp"
#include "rules/pattern.hpp"
#include "rules/sql_size.hpp"

namespace jiayu::rules {

namespace {

template <class Range, class Projection>
std::vector<std::string> names_of(Range const& range, Projection projection) {
    std::vector<std::string> names;
    for (auto const& item : range) names.emplace_back(std::invoke(projection, item));
    return names;
}

// `date("2016-01-01")` is the one literal written as a call, as CEL writes timestamps.
constexpr std::string_view date_function = "date", has_function = "has", parameter_name = "param", table_name = "table", as_of_name = "as_of";

class Checker {
public:
    Checker(std::string_view source, View const& view, Vocabulary const& vocabulary)
        : source_(source), view_(view), vocabulary_(vocabulary) {}

    Result<Term> term(Syntax const& syntax) {
        switch (syntax.kind) {
            case SyntaxKind::integer: return literal(syntax, integer_type);
            case SyntaxKind::real: return literal(syntax, real_type);
            case SyntaxKind::text: return literal(syntax, text_type);
            case SyntaxKind::boolean: return literal(syntax, boolean_type);
            case SyntaxKind::null: return refuse_at(source_, syntax.span, message::null_compared);
            case SyntaxKind::name: return name(syntax);
            case SyntaxKind::member: return member(syntax);
            case SyntaxKind::call: return call(syntax);
            case SyntaxKind::method: return method(syntax);
            case SyntaxKind::list: return list(syntax);
            case SyntaxKind::conditional: return conditional(syntax);
            default: return operation(syntax);
        }
    }

    // A table may be asked from any view that has the columns its inputs read.
    Result<TableInputs> inputs_of(DecisionTable const& table, Span span) const {
        TableInputs inputs{{}, {.kind = TermKind::as_of, .type = date_type, .span = span}};
        for (auto const& input : table.inputs) {
            auto term = expression_of(table, input.source, input.type, span);
            if (!term) return std::unexpected(term.error());
            inputs.inputs.push_back(std::move(*term));
        }
        auto day = expression_of(table, table.day, date_type, span);
        if (!day) return std::unexpected(day.error());
        inputs.day = std::move(*day);
        return inputs;
    }

private:
    Term literal(Syntax const& syntax, Type type) const {
        return {.kind = TermKind::constant, .type = std::move(type), .span = syntax.span, .constant = syntax.constant};
    }

    Result<Term> name(Syntax const& syntax) const {
        if (syntax.text == as_of_name) return Term{.kind = TermKind::as_of, .type = date_type, .span = syntax.span};
        auto column = view_.find(syntax.text);
        if (!column)
            return refuse_at(source_, syntax.span, message::column_unknown,
                             {{"view", view_.name}, {"found", syntax.text},
                              {"nearest", nearest_name(names_of(view_.columns, &Column::name), syntax.text)}});
        return Term{.kind = TermKind::column, .type = column->type, .span = syntax.span, .column = column};
    }

    static bool is_name(Syntax const& syntax, std::string_view name) { return syntax.kind == SyntaxKind::name && syntax.text == name; }

    // param.x, table.x or table.x.output.
    Result<Term> member(Syntax const& syntax) const {
        auto const& owner = syntax.parts[0];
        if (is_name(owner, table_name)) return table(syntax, nullptr);
        if (owner.kind == SyntaxKind::member && is_name(owner.parts[0], table_name)) return table(owner, &syntax);
        return parameter(syntax, std::nullopt);
    }

    Result<Term> table(Syntax const& named, Syntax const* output) const {
        auto at = vocabulary_.tables.find(named.text);
        if (at == vocabulary_.tables.end())
            return refuse_at(source_, named.operator_span, message::table_unknown,
                             {{"found", named.text}, {"nearest", nearest_name(names_of(vocabulary_.tables, [](auto const& pair) { return pair.first; }), named.text)}});
        auto const& outputs = at->second.outputs;
        auto names = names_of(outputs, &TableOutput::name);
        if (!output && outputs.size() > 1)
            return refuse_at(source_, named.span, message::table_output_needed, {{"table", named.text}, {"outputs", fmt::format("{}", fmt::join(names, ", "))}});
        auto place = output ? std::ranges::find(names, output->text) : names.begin();
        if (place == names.end())
            return refuse_at(source_, output->operator_span, message::table_output_unknown,
                             {{"table", named.text}, {"found", output->text}, {"nearest", nearest_name(names, output->text)}});
        auto inputs = inputs_of(at->second, named.span);
        if (!inputs) return std::unexpected(inputs.error());
        return table_term(at->second, std::size_t(place - names.begin()), *inputs, output ? output->span : named.span);
    }

    Result<Term> expression_of(DecisionTable const& table, std::string const& source, Type const& type, Span span) const {
        auto syntax = parse(source);
        auto term = syntax ? check(*syntax, source, view_, vocabulary_) : Result<Term>(std::unexpected(syntax.error()));
        if (term && term->type == type) return term;
        auto found = term ? name_of(term->type) : term.error().text(Language::en), found_zh = term ? found : term.error().text(Language::zh);
        return refuse_at(source_, span, message::table_input_unfit,
                         {{"table", table.name}, {"input", source}, {"view", view_.name}, {"expected", name_of(type)}, {"reason", found}, {"reason_zh", found_zh}});
    }

    // param.x, or param.x.on(day) with the day's own value.
    Result<Term> parameter(Syntax const& syntax, std::optional<Term> day) const {
        auto const& owner = syntax.parts[0];
        if (owner.kind != SyntaxKind::name || owner.text != parameter_name)
            return refuse_at(source_, syntax.operator_span, message::member_unknown, {{"found", syntax.text}});
        auto at = vocabulary_.parameters.find(syntax.text);
        if (at == vocabulary_.parameters.end())
            return refuse_at(source_, syntax.operator_span, message::parameter_unknown,
                             {{"found", syntax.text},
                              {"nearest", nearest_name(names_of(vocabulary_.parameters, [](auto const& p) { return p.first; }), syntax.text)}});
        Term found{.kind = TermKind::parameter, .type = at->second.type, .span = syntax.span, .parameter = &at->second};
        if (day) found.parts.push_back(std::move(*day));
        return found;
    }

    Result<Term> has(Syntax const& syntax) const {
        if (syntax.parts.size() != 1 || syntax.parts[0].kind != SyntaxKind::name || syntax.parts[0].text == as_of_name)
            return refuse_at(source_, syntax.span, message::has_needs_column);
        auto column = name(syntax.parts[0]);
        if (!column) return column;
        return Term{.kind = TermKind::has, .type = boolean_type, .span = syntax.span, .column = column->column};
    }

    Result<Term> date(Syntax const& syntax) const {
        auto text = syntax.parts.size() == 1 ? std::get_if<std::string>(&syntax.parts[0].constant) : nullptr;
        auto day = text ? date_from_iso(*text) : std::nullopt;
        auto found = std::string(source_.substr(syntax.span.begin, syntax.span.end - syntax.span.begin));
        if (!day) return refuse_at(source_, syntax.span, message::date_literal, {{"found", found}});
        return Term{.kind = TermKind::constant, .type = date_type, .span = syntax.span, .constant = *day};
    }

    Result<Term> call(Syntax const& syntax) {
        if (syntax.text == has_function) return has(syntax);
        if (syntax.text == date_function) return date(syntax);
        return apply(syntax, syntax.parts);
    }

    // x.f(y) is f(x, y), as in CEL.
    Result<Term> method(Syntax const& syntax) {
        auto const& receiver = syntax.parts[0];
        if (syntax.text == "on" && receiver.kind == SyntaxKind::member && syntax.parts.size() == 2) {
            auto day = term(syntax.parts[1]);
            if (!day) return day;
            if (day->type != date_type)
                return refuse_at(source_, day->span, message::argument_type,
                                 {{"function", "on"}, {"position", "1"}, {"expected", "date"}, {"found", name_of(day->type)}});
            return parameter(receiver, std::move(*day));
        }
        return apply(syntax, syntax.parts);
    }

    Result<Term> apply(Syntax const& syntax, std::span<Syntax const> arguments) {
        auto functions = functions_named(syntax.text);
        if (functions.empty())
            return refuse_at(source_, syntax.operator_span, message::function_unknown,
                             {{"found", syntax.text}, {"nearest", nearest_name(names_of(all_functions(), &Function::name), syntax.text)}});
        if (arguments.size() != functions[0].arguments.size())
            return refuse_at(source_, syntax.span, message::argument_count,
                             {{"function", syntax.text}, {"expected", std::to_string(functions[0].arguments.size())}, {"found", std::to_string(arguments.size())}});
        Term result{.kind = TermKind::call, .type = {}, .span = syntax.span};
        for (auto const& part : arguments) {
            auto argument = term(part);
            if (!argument) return argument;
            result.parts.push_back(std::move(*argument));
        }
        auto fits = [&](Function const& function) { return std::ranges::equal(function.arguments, result.parts, {}, {}, &Term::type); };
        auto function = std::ranges::find_if(functions, fits);
        if (function == functions.end()) return refuse_arguments(functions[0], result.parts);
        result.function = &*function;
        result.type = function->result;
        if (auto problem = function->literal_pattern ? pattern_problem(result) : std::nullopt) return std::unexpected(*problem);
        return result;
    }

    std::unexpected<Error> refuse_arguments(Function const& function, std::vector<Term> const& arguments) const {
        auto at = std::size_t(std::ranges::mismatch(arguments, function.arguments, {}, &Term::type).in1 - arguments.begin());
        return refuse_at(source_, arguments[at].span, message::argument_type,
                         {{"function", std::string(function.name)}, {"position", std::to_string(at + 1)},
                          {"expected", name_of(function.arguments[at])}, {"found", name_of(arguments[at].type)}});
    }

    std::optional<Error> pattern_problem(Term const& call) const {
        auto const& last = call.parts.back();
        if (last.kind != TermKind::constant)
            return refuse_at(source_, last.span, message::literal_needed, {{"function", std::string(call.function->name)}}).error();
        auto const& pattern = std::get<std::string>(last.constant);
        if (is_portable_pattern(pattern)) return std::nullopt;
        return refuse_at(source_, last.span, message::pattern_not_portable, {{"found", pattern}}).error();
    }

    Result<Term> list(Syntax const& syntax) {
        if (syntax.parts.empty()) return refuse_at(source_, syntax.span, message::list_empty);
        Term result{.kind = TermKind::list, .type = {}, .span = syntax.span};
        for (auto const& part : syntax.parts) {
            auto item = term(part);
            if (!item) return item;
            auto const& first = result.parts.empty() ? item->type : result.parts[0].type;
            if (item->type != first || item->type.kind == Kind::list)
                return refuse_at(source_, part.span, message::list_mixed, {{"expected", name_of(first)}, {"found", name_of(item->type)}});
            result.parts.push_back(std::move(*item));
        }
        result.type = list_of(result.parts[0].type);
        return result;
    }

    Result<Term> conditional(Syntax const& syntax) {
        Term result{.kind = TermKind::conditional, .type = {}, .span = syntax.span};
        for (auto const& part : syntax.parts) {
            auto term = this->term(part);
            if (!term) return term;
            result.parts.push_back(std::move(*term));
        }
        auto const& [condition, then, otherwise] = std::tie(result.parts[0], result.parts[1], result.parts[2]);
        if (condition.type != boolean_type) return refuse_at(source_, condition.span, message::condition_type, {{"found", name_of(condition.type)}});
        if (then.type.kind == Kind::duration) return refuse_at(source_, then.span, message::duration_alone);
        if (then.type != otherwise.type)
            return refuse_at(source_, otherwise.span, message::branches_differ, {{"expected", name_of(then.type)}, {"found", name_of(otherwise.type)}});
        result.type = then.type;
        return result;
    }

    Result<Term> operation(Syntax const& syntax) {
        std::vector<Term> parts;
        for (auto const& part : syntax.parts) {
            auto term = this->term(part);
            if (!term) return term;
            parts.push_back(std::move(*term));
        }
        if (parts.size() == 2)
            for (auto [code, name] : {std::pair(0, 1), std::pair(1, 0)})
                if (auto problem = name_code(parts[std::size_t(code)].type, parts[std::size_t(name)])) return std::unexpected(*problem);
        return check_operation(syntax, source_, std::move(parts));
    }

    // sex == "female": a text (or list of texts) beside a code becomes the code's number.
    std::optional<Error> name_code(Type const& type, Term& term) const {
        if (type.kind != Kind::code) return std::nullopt;
        if (term.kind == TermKind::list && term.type.item == Kind::text) {
            for (auto& part : term.parts)
                if (auto problem = name_code(type, part)) return problem;
            term.type = list_of(type);
            return std::nullopt;
        }
        if (term.kind != TermKind::constant || term.type != text_type) return std::nullopt;
        auto const& set = vocabulary_.code_sets.at(type.code_set);
        auto const& found = std::get<std::string>(term.constant);
        auto code = set.find(found);
        if (code == set.end())
            return refuse_at(source_, term.span, message::code_name_unknown,
                             {{"set", type.code_set}, {"found", found},
                              {"nearest", nearest_name(names_of(set, [](auto const& pair) { return pair.first; }), found)}}).error();
        term.type = type;
        term.constant = code->second;
        return std::nullopt;
    }

    std::string_view source_;
    View const& view_;
    Vocabulary const& vocabulary_;
};

}  // namespace

Result<Term> check(Syntax const& syntax, std::string_view source, View const& view, Vocabulary const& vocabulary) {
    return Checker(source, view, vocabulary).term(syntax);
}

Result<TableInputs> check_inputs(DecisionTable const& table, View const& view, Vocabulary const& vocabulary) {
    return Checker("", view, vocabulary).inputs_of(table, {});
}

Result<Term> check_condition(std::string_view source, View const& view, Vocabulary const& vocabulary) {
    auto syntax = parse(source);
    if (!syntax) return std::unexpected(syntax.error());
    auto term = check(*syntax, source, view, vocabulary);
    if (term && term->type != boolean_type)
        return refuse_at(source, term->span, message::condition_type, {{"found", name_of(term->type)}});
    constexpr int size_max = 1'000'000;
    if (term && sql_size(*term) > size_max) return refuse_at(source, term->span, message::condition_too_heavy, {{"limit", std::to_string(size_max)}});
    return term;
}

}  // namespace jiayu::rules
