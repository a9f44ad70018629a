// A DuckDB database by its C API: a file, a file read-only, or memory. Files are kept safe: no access to anything outside the
// file, no extensions, and settings that no statement can change. Failures throw EnvironmentFailure.
#pragma once
#include <cstdint>
#include <memory>

#include "base/file.hpp"
#include "db/duck_connection.hpp"

namespace jiayu::db {

struct DuckOptions {
    Path file;                         // empty: in memory
    bool read_only = false;            // the file must exist
    std::int64_t memory_megabytes = 2048;
    int threads = 0;                   // 0: base's thread_count()
};

class DuckDatabase {
public:
    explicit DuckDatabase(DuckOptions const& options);
    DuckConnection connect();  // one for each thread

private:
    struct Close {
        void operator()(_duckdb_database* handle) const;
    };
    std::unique_ptr<_duckdb_database, Close> handle_;
};

}  // namespace jiayu::db
