#include "policy/run_examples.hpp"

#include "base/assert.hpp"
#include "policy/example_row.hpp"
#include "policy/fill_statement.hpp"
#include "policy/messages.hpp"
#include "policy/pack_layers.hpp"
#include "policy/sql.hpp"
#include "rules/interpret.hpp"
#include "rules/sql.hpp"

namespace jiayu::policy {

namespace {

using Given = std::map<std::string, rules::Constant, std::less<>>;

// One row with the columns that the term reads, of which the example gives some.
std::string row_of(rules::Term const& term, Given const& facts) {
    std::string columns;
    for (auto const* column : rules::columns_read(term)) columns += (columns.empty() ? "" : ", ") + given_column(*column, facts);
    return columns.empty() ? "1 as nothing" : columns;
}

Outcome judge(AuditRule const& rule, Example const& example, db::DuckConnection& duck) {
    auto condition = rules::to_sql(rule.condition, {.as_of = example.as_of.value_or(example_day)});
    auto found = Outcome::unknown;
    duck.query(fill(sql::judge_example, {{"condition", condition}, {"row", row_of(rule.condition, example.given)}}), {}, [&](db::Row const& row) {
        if (!row.is_null(0)) found = row.integer(0) ? Outcome::holds : Outcome::fails;
    });
    return found;
}

// What DuckDB says of a table's output, as a text.
std::string table_answer(rules::Term const& output, TableExample const& example, db::DuckConnection& duck) {
    auto sql = rules::to_sql(output, {.as_of = example.as_of.value_or(example_day)});
    std::string found = "unknown";
    auto as_text = output.type.kind == rules::Kind::text ? "'\"' || " + sql + " || '\"'" : "cast(" + sql + " as varchar)";
    duck.query(fill(sql::judge_example, {{"condition", as_text}, {"row", row_of(output, example.given)}}), {}, [&](db::Row const& row) {
        if (!row.is_null(0)) found = row.text(0);
    });
    return found;
}

void run_table_examples(PackTable const& table, bool own, db::DuckConnection& duck, ExampleRun& run) {
    for (std::size_t i = 0; i < table.examples.size(); ++i) {
        auto const& example = table.examples[i];
        ++run.examples;
        auto found = judge_table(table.outputs, example);
        for (std::size_t output = 0; output < found.size(); ++output) {
            JIAYU_ASSERT(shown(found[output]) == table_answer(table.outputs[output], example, duck));
            if (found[output] == example.expect[output]) continue;
            run.add({"table " + table.table->name, Error(message::table_example_wrong, {{"position", std::to_string(i + 1)}, {"output", table.table->outputs[output].name},
                                                                                {"expect", shown(example.expect[output])}, {"found", shown(found[output])}})},
                    own);
        }
    }
}

}  // namespace

Outcome judge_example(rules::Term const& condition, Example const& example) {
    auto facts = [&](rules::Column const& column) -> std::optional<rules::Constant> {
        auto given = example.given.find(column.name);
        return given == example.given.end() ? std::nullopt : std::optional(given->second);
    };
    auto found = rules::interpret(condition, facts, example.as_of.value_or(example_day));
    if (!found) return Outcome::unknown;
    return std::get<bool>(*found) ? Outcome::holds : Outcome::fails;
}

ExampleRun run_examples(Pack const& pack, db::DuckConnection& duck) {
    ExampleRun run;
    for (auto const& rule : pack.audit_rules)
        for (std::size_t i = 0; i < rule.examples.size(); ++i) {
            ++run.examples;
            auto expected = rule.examples[i].expect;
            auto found = judge(rule, rule.examples[i], duck);
            JIAYU_ASSERT(found == judge_example(rule.condition, rule.examples[i]));  // the two judges of one language
            if (found == expected) continue;
            run.add({rule.id, Error(message::example_wrong, {{"position", std::to_string(i + 1)}, {"expect", std::string(name_of(expected))}, {"found", std::string(name_of(found))}, {"when", rule.when}})},
                    is_own(pack, "rule", rule.id));
        }
    for (auto const& table : pack.tables) run_table_examples(table, is_own(pack, "table", table.table->name), duck, run);
    run_benefit_examples(pack, duck, run);
    return run;
}

}  // namespace jiayu::policy
