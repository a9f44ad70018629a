// A DuckDB database by its C API: a file, a file read-only, or memory. Files are kept safe: no access to anything outside the
// file, no extensions, and settings that no statement can change; `opens_files` opens the first of these for files that a
// person at the command line named. Failures throw EnvironmentFailure.
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
    bool opens_files = false;          // statements may read and write other files; rows then keep the order of a file
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
