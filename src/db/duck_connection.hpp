// One connection to a DuckDB database: runs statements and hands results out by rows or by columns of about 2,048 values.
// A statement that fails throws EnvironmentFailure with DuckDB's own words; `check` tells them without running anything.
#pragma once
#include <duckdb.h>

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "base/result.hpp"
#include "db/duck_chunk.hpp"
#include "db/value.hpp"

namespace jiayu::db {

class DuckConnection {
public:
    explicit DuckConnection(duckdb_database database);

    // Several statements may stand in one text when there are no values. $1, $2 … take `values`.
    void run(std::string const& sql, std::span<Value const> values = {});
    void query(std::string const& sql, std::span<Value const> values, std::function<void(Row const&)> const& each_row);
    void query_chunks(std::string const& sql, std::span<Value const> values, std::function<void(DuckChunk const&)> const& each_chunk);
    std::int64_t query_integer(std::string const& sql);  // first column of the first row; 0 when null or no row

    Result<void> check(std::string const& sql);  // parses and binds one statement
    duckdb_connection handle() const { return handle_.get(); }

private:
    struct Disconnect {
        void operator()(_duckdb_connection* handle) const;
    };
    std::unique_ptr<_duckdb_connection, Disconnect> handle_;
};

}  // namespace jiayu::db
