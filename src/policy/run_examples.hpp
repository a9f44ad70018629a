// Judges the examples that stand beside each rule on DuckDB: what `jiayu pack test` tells.
#pragma once
#include "db/duck_connection.hpp"
#include "policy/load_pack.hpp"

namespace jiayu::policy {

struct ExampleRun {
    int examples = 0;
    std::vector<PackProblem> wrong;  // examples that came out otherwise
    std::vector<PackProblem> moved;  // those of an extended pack, where they are right: this pack's numbers and tables answer them otherwise

    void add(PackProblem problem, bool is_own) { (is_own ? wrong : moved).push_back(std::move(problem)); }
};

// By the interpreter: quick enough for every mutant of every rule.
Outcome judge_example(rules::Term const& condition, Example const& example);

// Does a benefit, or a mutant of it, come to what the example says? Tells what first does not; by the interpreter.
std::optional<PackProblem> wrong_benefit_example(Benefit const& benefit, std::size_t example);

// By DuckDB, as the audit and `benefits find` judge.
void run_benefit_examples(Pack const& pack, db::DuckConnection& duck, ExampleRun& run);  // a part of the next
ExampleRun run_examples(Pack const& pack, db::DuckConnection& duck);

}  // namespace jiayu::policy
