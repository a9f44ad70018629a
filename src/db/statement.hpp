// One SQL statement with its name for logs and timings. `common` runs everywhere; a variant replaces it on its database.
// Parameters are $1, $2 … on every database (on SQLite they are bound as ?1, ?2 …).
#pragma once
#include <string_view>

namespace jiayu::db {

struct Statement {
    std::string_view name;
    std::string_view common;
    std::string_view sqlite;
    std::string_view postgres;

    constexpr std::string_view on_sqlite() const { return sqlite.empty() ? common : sqlite; }
    constexpr std::string_view on_postgres() const { return postgres.empty() ? common : postgres; }
};

}  // namespace jiayu::db
