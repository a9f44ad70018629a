// Judges the examples that stand beside each rule on DuckDB: what `jiayu pack test` tells.
#pragma once
#include "db/duck_connection.hpp"
#include "policy/load_pack.hpp"

namespace jiayu::policy {

struct ExampleRun {
    int examples = 0;
    std::vector<PackProblem> wrong;  // examples that came out otherwise
};

ExampleRun run_examples(Pack const& pack, db::DuckConnection& duck);

}  // namespace jiayu::policy
