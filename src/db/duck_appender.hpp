// Appends rows to one DuckDB table by whole vectors: values are written in place, no allocation for a value.
// Every column of a row must be set, in any order. Dates come as YYYYMMDD; one that is no day throws EnvironmentFailure.
// An empty catalogue is the database itself; "temp" has the connection's temporary tables.
// Rows not followed by finish() are not promised to be there.
#pragma once
#include <duckdb.h>

#include <string>
#include <string_view>
#include <vector>

#include "db/duck_connection.hpp"

namespace jiayu::db {

class DuckAppender {
public:
    DuckAppender(DuckConnection& connection, std::string const& catalogue, std::string const& schema, std::string const& table);
    ~DuckAppender();
    DuckAppender(DuckAppender const&) = delete;
    DuckAppender& operator=(DuckAppender const&) = delete;

    int columns() const { return int(columns_.size()); }
    bool is_text(int column) const { return at(column).type == DUCKDB_TYPE_VARCHAR; }
    bool is_real(int column) const { return at(column).type == DUCKDB_TYPE_DOUBLE; }
    void set_null(int column);
    void set_integer(int column, std::int64_t value);  // also dates and booleans
    void set_real(int column, double value);
    void set_text(int column, std::string_view value);
    void set(int column, Row const& row, int row_column);  // copies one value by the type of the column here
    void end_row();
    void finish();  // flushes; the appender takes no more rows

private:
    struct Column {
        duckdb_type type;
        duckdb_vector vector;
        void* data;
        std::uint64_t* validity;  // null until the chunk has its first null
    };
    Column const& at(int column) const { return columns_[std::size_t(column)]; }
    void point_into_chunk();
    void flush_chunk();
    void require(duckdb_state state) const;

    std::string table_;
    duckdb_appender appender_ = nullptr;
    duckdb_data_chunk chunk_ = nullptr;
    std::vector<Column> columns_;
    idx_t row_ = 0;
    idx_t capacity_;
};

}  // namespace jiayu::db
