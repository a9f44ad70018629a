// A thin connection to PostgreSQL through libpq. Rows arrive one at a time, so that a big result needs no memory; a statement
// begun while another's rows are still arriving first takes the rest of those into memory. Failures throw EnvironmentFailure.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/value.hpp"

struct pg_conn;
struct pg_result;

namespace jiayu::db {

struct PostgresClear {
    void operator()(pg_result* result) const;
};
using PostgresResult = std::unique_ptr<pg_result, PostgresClear>;

// How a column travels in COPY's binary form.
enum class PostgresType : unsigned { int2 = 21, int4 = 23, int8 = 20, float8 = 701, text = 25 };

class PostgresConnection {
public:
    explicit PostgresConnection(std::string const& conninfo);
    ~PostgresConnection();
    PostgresConnection(PostgresConnection const&) = delete;
    PostgresConnection& operator=(PostgresConnection const&) = delete;

    void execute(std::string_view name, std::string const& sql);  // any number of statements, rows ignored
    void query(std::string_view name, std::string_view sql, std::span<Value const> values,
               std::function<void(Row const&)> const& each_row);
    std::vector<PostgresType> parameter_types(std::string_view name, std::string_view sql);
    void copy(std::string_view name, std::string const& copy_statement, std::string_view binary);
    bool in_transaction() const;
    bool is_open() const;

private:
    class Stream;
    struct Close {
        void operator()(pg_conn* connection) const;
    };
    std::string const& prepare(std::string_view name, std::string_view sql);
    void settle();  // before any new statement
    [[noreturn]] void fail(std::string_view statement) const;

    std::string database_;
    std::unique_ptr<pg_conn, Close> connection_;
    std::unordered_map<std::string, std::string> prepared_;  // sql → name on the server
    Stream* streaming_ = nullptr;
};

}  // namespace jiayu::db
