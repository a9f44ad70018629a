#include "base/assert.hpp"
#include "policy/benefit_statement.hpp"
#include "policy/example_row.hpp"
#include "policy/judge_benefit.hpp"
#include "policy/messages.hpp"
#include "policy/pack_layers.hpp"
#include "policy/run_examples.hpp"

namespace jiayu::policy {

namespace {

rules::Facts facts_of(BenefitExample const& example) {
    return [&example](rules::Column const& column) -> std::optional<rules::Constant> {
        auto given = example.given.find(column.name);
        return given == example.given.end() ? std::nullopt : std::optional(given->second);
    };
}

std::string shown(std::optional<std::int64_t> fen) { return fen ? std::to_string(*fen) : "-"; }

// What first differs; empty: nothing.
std::optional<Error> difference(Benefit const& benefit, std::size_t number, BenefitVerdict const& verdict) {
    auto const& example = benefit.examples[number];
    auto wrong = [&](std::string what, std::string expect, std::string found) {
        return Error(message::benefit_example_wrong,
                     {{"position", std::to_string(number + 1)}, {"what", std::move(what)}, {"expect", std::move(expect)}, {"found", std::move(found)}});
    };
    if (verdict.outcome != example.expect) return wrong("expect", std::string(name_of(example.expect)), std::string(name_of(verdict.outcome)));
    if (example.amount && verdict.amount != example.amount) return wrong("amount", shown(example.amount), shown(verdict.amount));
    if (example.total && verdict.total != example.total) return wrong("total", shown(example.total), shown(verdict.total));
    if (example.apply_by && verdict.apply_by != example.apply_by) return wrong("apply_by", to_iso(*example.apply_by), verdict.apply_by ? to_iso(*verdict.apply_by) : "-");
    for (std::size_t i = 0; i < verdict.conditions.size(); ++i) {
        auto const& id = benefit.conditions[verdict.version->conditions[i]].id;
        auto reason = example.reasons.find(id);
        if (reason != example.reasons.end() && reason->second != verdict.conditions[i]) return wrong(id, std::string(name_of(reason->second)), std::string(name_of(verdict.conditions[i])));
    }
    return std::nullopt;
}

// By the statement for everybody, over one row. The total is nobody's payment and stands in no statement.
BenefitVerdict judge_on_duck(Benefit const& benefit, BenefitExample const& example, db::DuckConnection& duck) {
    BenefitVerdict verdict{.version = benefit.version_on(example.as_of), .outcome = Outcome::fails, .conditions = {}, .amount = {}, .total = {}, .apply_by = {}};
    if (!verdict.version) return verdict;
    std::string columns;
    for (auto const& column : benefit.view->columns) columns += (columns.empty() ? "" : ", ") + given_column(column, example.given);
    duck.run(fmt::format("create or replace temp view {} as select {}", benefit.view->name, columns));
    JudgedBenefit const judged[] = {{&benefit, verdict.version, 0}};
    duck.query(judge_benefits_statement({.benefits = judged, .as_of = example.as_of, .schema = "temp"}), {}, [&](db::Row const& row) {
        constexpr int holds_column = 2, amount_column = 5;
        for (std::size_t i = 0; i < verdict.version->conditions.size(); ++i)
            verdict.conditions.push_back(outcome_of_bits(row.integer(holds_column), row.integer(holds_column + 1), i));
        verdict.outcome = outcome_of_all(verdict.conditions);
        JIAYU_ASSERT(int(row.integer(holds_column + 2)) == int(verdict.outcome));
        if (!row.is_null(amount_column)) verdict.amount = row.integer(amount_column);
    });
    return verdict;
}

}  // namespace

std::optional<PackProblem> wrong_benefit_example(Benefit const& benefit, std::size_t example) {
    auto const& judged = benefit.examples[example];
    auto error = difference(benefit, example, judge_benefit(benefit, facts_of(judged), judged.as_of));
    return error ? std::optional(PackProblem{benefit.id, std::move(*error)}) : std::nullopt;
}

void run_benefit_examples(Pack const& pack, db::DuckConnection& duck, ExampleRun& run) {
    for (auto const& benefit : pack.benefits)
        for (std::size_t i = 0; i < benefit.examples.size(); ++i) {
            ++run.examples;
            auto const& example = benefit.examples[i];
            auto told = judge_benefit(benefit, facts_of(example), example.as_of);
            auto by_duck = judge_on_duck(benefit, example, duck);
            JIAYU_ASSERT(told.conditions == by_duck.conditions && told.outcome == by_duck.outcome && told.amount == by_duck.amount);  // the two judges of one language
            if (auto wrong = wrong_benefit_example(benefit, i)) run.add(std::move(*wrong), is_own(pack, "benefit", benefit.id));
        }
}

}  // namespace jiayu::policy
