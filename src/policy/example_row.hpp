// What an example gives as a row of SQL: one column of its view, null where it gives none.
#pragma once
#include <map>

#include "rules/vocabulary.hpp"

namespace jiayu::policy {

std::string given_column(rules::Column const& column, std::map<std::string, rules::Constant, std::less<>> const& given);

}  // namespace jiayu::policy
