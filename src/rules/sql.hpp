// A checked condition as an SQL expression that is true, false or null: holds, fails, unknown. Kleene's logic is SQL's own.
#pragma once
#include "rules/dialect.hpp"
#include "rules/term.hpp"

namespace jiayu::rules {

struct SqlOptions {
    Dialect dialect = Dialect::duckdb;
    Date as_of;
};

std::string to_sql(Term const& term, SqlOptions const& options);

std::string sql_literal(Constant const& constant);
std::string unknown_literal(Type const& type);  // a null that knows its type, as PostgreSQL asks

}  // namespace jiayu::rules
