// Several read-only connections to one store in the same committed state, for a scan by several threads.
#pragma once
#include "db/sqlite_connection.hpp"
#include "store/store.hpp"

namespace jiayu::store {

// The caller keeps writers out until this returns.
std::vector<std::unique_ptr<Reader>> open_sqlite_readers(Path const& file, int count, db::SqliteAccess access);

// The first exports its snapshot, the others take it.
std::vector<std::unique_ptr<Reader>> open_postgres_readers(std::string const& url, int count);

}  // namespace jiayu::store
