// A decision table as an SQL expression, linear in its rows. Rows that are out of force on the as-of day are left out.
#pragma once
#include <functional>
#include <string>

#include "rules/term.hpp"

namespace jiayu::rules {

using EmitTerm = std::function<std::string(Term const&)>;

std::string table_sql(Term const& table, EmitTerm const& emit, Date as_of);

}  // namespace jiayu::rules
