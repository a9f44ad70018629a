// Rows in the binary form of PostgreSQL's COPY (its documentation: SQL commands, COPY, "Binary Format").
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/postgres_connection.hpp"
#include "db/value.hpp"

namespace jiayu::store {

class CopyRows {
public:
    CopyRows(std::string name, std::vector<db::PostgresType> types);

    void add(std::span<db::Value const> values);  // EnvironmentFailure when a number does not fit its column
    std::size_t size() const { return bytes_.size(); }
    bool empty() const { return rows_ == 0; }
    std::string_view finish();  // with header and trailer
    void clear();

private:
    void add_value(std::size_t column, db::Value const& value);
    void add_number(std::size_t column, std::int64_t number);

    std::string name_;
    std::vector<db::PostgresType> types_;
    std::string bytes_;
    std::size_t rows_ = 0;
};

}  // namespace jiayu::store
