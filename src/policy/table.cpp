#include "policy/table.hpp"

#include "policy/pack.hpp"
#include "rules/interpret.hpp"
#include "rules/table_value.hpp"

namespace jiayu::policy {

namespace {

rules::Facts facts_of(TableExample const& example) {
    return [&example](rules::Column const& column) -> std::optional<rules::Constant> {
        auto given = example.given.find(column.name);
        return given == example.given.end() ? std::nullopt : std::optional(given->second);
    };
}

}  // namespace

std::vector<std::optional<rules::Constant>> judge_table(std::vector<rules::Term> const& outputs, TableExample const& example) {
    std::vector<std::optional<rules::Constant>> found;
    auto facts = facts_of(example);
    for (auto const& output : outputs) found.push_back(rules::interpret(output, facts, example.as_of.value_or(example_day)));
    return found;
}

std::set<std::size_t> rows_shown(PackTable const& table, TableExample const& example) {
    auto const& term = table.outputs.front();
    auto facts = facts_of(example);
    std::set<std::size_t> rows;
    bool none_may = true;
    for (std::size_t row = 0; row < rules::row_count(term); ++row) {
        auto outcome = rules::interpret(term.parts[2 * row], facts, example.as_of.value_or(example_day));
        bool matches = outcome && std::get<bool>(*outcome);
        if (matches) rows.insert(row);
        none_may = none_may && outcome && !matches;
        bool answers = !rules::is_collected(table.table->hit) && (matches || !outcome);
        if (answers) break;
    }
    if (none_may && rules::default_of(term)) rows.insert(rules::row_count(term));
    return rows;
}

std::string shown(std::optional<rules::Constant> const& value) {
    struct Shown {
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return std::to_string(number); }
        std::string operator()(std::string const& text) const { return "\"" + text + "\""; }
        std::string operator()(bool truth) const { return truth ? "true" : "false"; }
        std::string operator()(Date day) const { return to_iso(day); }
        std::string operator()(std::vector<rules::Constant> const&) const { return "[]"; }
    };
    return value ? std::visit(Shown(), static_cast<rules::Constant::variant const&>(*value)) : "unknown";
}

}  // namespace jiayu::policy
