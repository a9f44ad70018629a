// Judges the examples that stand beside each rule on DuckDB: what `jiayu pack test` tells.
#pragma once
#include "db/duck_connection.hpp"
#include "policy/load_pack.hpp"

namespace jiayu::policy {

struct ExampleRun {
    int examples = 0;
    std::vector<PackProblem> wrong;  // examples that came out otherwise
};

// By the interpreter: quick enough for every mutant of every rule.
Outcome judge_example(rules::Term const& condition, Example const& example);

// By DuckDB, as the audit judges.
ExampleRun run_examples(Pack const& pack, db::DuckConnection& duck);

}  // namespace jiayu::policy
