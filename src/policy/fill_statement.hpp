// Statements that are made from a pack: a .sql file with {name} places, filled with compiled expressions.
#pragma once
#include <string>

#include "db/statement.hpp"

namespace jiayu::policy {

// Bug when a place has no value. Values are SQL, never data: data goes through rules::sql_literal or parameters.
std::string fill(db::Statement const& statement, std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace jiayu::policy
