// SQLite reads $1 as the *name* of a parameter and numbers it by first use; ?1 is the number that is meant.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::db {

// "$2" → "?2", but not inside '…', "…", -- … or /* … */.
std::string with_sqlite_parameters(std::string_view sql);

}  // namespace jiayu::db
