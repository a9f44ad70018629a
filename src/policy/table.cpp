#include "policy/table.hpp"

#include "policy/pack.hpp"
#include "rules/table_value.hpp"

namespace jiayu::policy {

namespace {

rules::Facts facts_of(TableExample const& example) {
    return [&example](rules::Column const& column) -> std::optional<rules::Constant> {
        auto given = example.given.find(column.name);
        return given == example.given.end() ? std::nullopt : std::optional(given->second);
    };
}

// The rows that match or may match; of a first-hit table up to the first that surely does.
std::vector<std::size_t> rows_that_may(rules::Term const& table, rules::Facts const& facts, Date as_of) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < rules::row_count(table); ++row) {
        auto outcome = rules::interpret(table.parts[2 * row], facts, as_of);
        bool matches = outcome && std::get<bool>(*outcome);
        if (outcome && !matches) continue;
        rows.push_back(row);
        if (matches && !rules::is_collected(table.table->hit)) break;
    }
    return rows;
}

TableReading reading_of(rules::Term const& term, rules::Facts const& facts, Date as_of) {
    auto const& table = *term.table;
    std::string names, clauses, bases;
    auto add = [](std::string& text, std::string const& more, std::string_view between) {
        if (!more.empty() && text.find(more) == text.npos) text += (text.empty() ? std::string() : std::string(between)) + more;
    };
    for (auto row : rows_that_may(term, facts, as_of)) {
        add(names, table.rows[row].name, ", ");
        add(clauses, table.rows[row].clause, "; ");
        add(bases, table.rows[row].basis, ", ");
    }
    return {fmt::format("table.{} [{}]", table.name, names.empty() ? "default" : names), rules::interpret(term, facts, as_of), clauses, bases, term.type};
}

void collect_readings(rules::Term const& term, rules::Facts const& facts, Date as_of, std::vector<TableReading>& readings) {
    if (term.kind == rules::TermKind::table) readings.push_back(reading_of(term, facts, as_of));
    else for (auto const& part : term.parts) collect_readings(part, facts, as_of, readings);
}

}  // namespace

std::vector<TableReading> tables_read(rules::Term const& term, rules::Facts const& facts, Date as_of) {
    std::vector<TableReading> readings;
    collect_readings(term, facts, as_of, readings);
    return readings;
}

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
