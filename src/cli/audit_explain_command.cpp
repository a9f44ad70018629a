#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "service/explain_finding.hpp"

namespace jiayu::cli {

namespace {

using boost::json::array;
using boost::json::object;

std::string word_for(policy::Outcome outcome, Language language) {
    auto const& word = outcome == policy::Outcome::holds ? message::outcome_holds : outcome == policy::Outcome::fails ? message::outcome_fails : message::outcome_unknown;
    return render(word, {}, language);
}

using Kind = service::ExplainedCondition::Kind;

constexpr struct {
    Kind kind;
    std::string_view name;
    Message const* words;
} kinds[] = {{Kind::all, "all", &message::explain_all}, {Kind::any, "any", &message::explain_any}, {Kind::none, "not", &message::explain_none}, {Kind::question, "if", &message::explain_question}};

std::string text_of(service::ExplainedCondition const& condition, Language language) {
    for (auto const& kind : kinds)
        if (kind.kind == condition.kind) return render(*kind.words, {}, language);
    return condition.text;
}

std::string_view name_of_kind(service::ExplainedCondition const& condition) {
    for (auto const& kind : kinds)
        if (kind.kind == condition.kind) return kind.name;
    return "single";
}

array to_json(std::vector<service::ExplainedCondition> const& conditions) {
    array told;
    for (auto const& condition : conditions) {
        array values, parameters;
        for (auto const& value : condition.values) values.push_back(object{{"name", value.name}, {"label", value.label}, {"value", value.value}});
        for (auto const& parameter : condition.parameters)
            parameters.push_back(object{{"name", parameter.name}, {"value", parameter.value}, {"source", parameter.source}, {"basis", parameter.basis}});
        told.push_back(object{{"depth", condition.depth}, {"kind", name_of_kind(condition)}, {"condition", condition.text}, {"outcome", name_of(condition.outcome)}, {"decisive", condition.is_decisive},
                              {"values", values}, {"parameters", parameters}});
    }
    return told;
}

object to_json(service::ExplainedRule const& rule) {
    array rows;
    for (auto const& row : rule.rows) {
        object told{{"key", row.key}, {"sent_in", row.sent_in}, {"outcome", name_of(row.outcome)}, {"conditions", to_json(row.conditions)}};
        if (row.exception) told["exception"] = object{{"id", row.exception->id}, {"clause", row.exception->clause}};
        if (row.changes_on) told["changes_on"] = to_iso(*row.changes_on), told["outcome_then"] = name_of(row.outcome_then);
        rows.push_back(std::move(told));
    }
    return {{"rule", rule.rule}, {"level", rule.level}, {"title", object{{"zh", rule.title.zh}, {"en", rule.title.en}}}, {"basis", rule.basis},
            {"as_of", to_iso(rule.as_of)}, {"snapshot", rule.snapshot}, {"rows", rows}, {"rows_left_out", rule.rows_left_out}};
}

void print(service::ExplainedCondition const& condition, Context const& context) {
    auto indent = std::string(std::size_t(2 + 2 * condition.depth), ' ');
    auto decisive = condition.is_decisive ? " " + render(message::explain_decisive, {}, context.language) : std::string();
    *context.out << indent << text_of(condition, context.language) << "  " << word_for(condition.outcome, context.language) << decisive << "\n";
    auto missing = render(message::explain_missing, {}, context.language);
    for (auto const& value : condition.values) {
        auto label = value.label.empty() || context.language != Language::zh ? value.name : value.label + " " + value.name;
        auto const& said = context.language == Language::zh && !value.value_zh.empty() ? value.value_zh : value.value;
        *context.out << indent << "    " << label << " = " << (said.empty() ? missing : said) << "\n";
    }
    for (auto const& parameter : condition.parameters) {
        auto from = parameter.source.empty() ? parameter.basis : parameter.source + ", " + parameter.basis;
        auto name = parameter.name.starts_with("table.") ? parameter.name : "param." + parameter.name;
        *context.out << indent << "    " << name << " = " << (parameter.value.empty() ? missing : parameter.value + " (" + from + ")") << "\n";
    }
}

void print(service::ExplainedRule const& rule, Context const& context) {
    *context.out << rule.rule << "  " << rule.title.in(context.language) << "\n"
                 << render(message::explain_head, {{"basis", rule.basis}, {"as_of", to_iso(rule.as_of)}, {"snapshot", std::to_string(rule.snapshot)}}, context.language) << "\n";
    for (auto const& row : rule.rows) {
        *context.out << "\n" << row.key << ": " << word_for(row.outcome, context.language) << (row.sent_in.empty() ? "" : "  ← ") << row.sent_in << "\n";
        if (row.exception)
            *context.out << "  " << render(message::explain_exception, {{"exception", row.exception->id}, {"title", row.exception->title.in(context.language)}, {"clause", row.exception->clause}}, context.language) << "\n";
        else if (row.has_exceptions) *context.out << "  " << render(message::explain_general, {}, context.language) << "\n";
        for (auto const& condition : row.conditions) print(condition, context);
        if (row.changes_on)
            *context.out << "  " << render(message::explain_changes, {{"day", to_iso(*row.changes_on)}, {"outcome", word_for(row.outcome_then, context.language)}}, context.language) << "\n";
        if (row.outcome == policy::Outcome::holds) *context.out << "  " << render(message::explain_advice, {{"advice", rule.advice.in(context.language)}}, context.language) << "\n";
    }
    if (rule.rows_left_out > 0) *context.out << "\n" << render(message::explain_left_out, {{"rows", std::to_string(rule.rows_left_out)}}, context.language) << "\n";
}

}  // namespace

Command audit_explain_command() {
    static std::string rule;
    static std::int64_t key = 0;
    return {.name = "audit explain",
            .about = &message::about_audit_explain,
            .options = {{"rule", "RULE", &message::option_rule, &rule, true}, {"key", "PERSON", &message::option_explain_key, &key, true}},
            .run = [](Context const& context) -> Result<int> {
                auto told = service::explain_finding({context.data, context.packs, rule, key});
                if (!told) return std::unexpected(told.error());
                if (context.json) *context.out << boost::json::serialize(to_json(*told)) << "\n";
                else print(*told, context);
                return done;
            }};
}

}  // namespace jiayu::cli
