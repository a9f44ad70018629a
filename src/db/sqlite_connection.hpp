// A thin connection to SQLite and its prepared statements. Any answer but "row" and "done" throws EnvironmentFailure.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "db/value.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace jiayu::db {

// A prepared statement; while step() says true it is the row.
class SqliteStatement final : public Row {
public:
    SqliteStatement(sqlite3* database, std::string name, std::string_view sql);

    void bind(std::span<Value const> values);  // texts must live until reset()
    bool step();                               // true: a row; false: done
    void reset();
    void run(std::span<Value const> values);   // bind, step to the end, reset
    int parameter_count() const;
    int column_count() const;

    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;

private:
    [[noreturn]] void fail() const;

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::string name_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class SqliteAccess {
    write,           // creates the file when missing
    read,            // the file must be there; others may write, and their log with its index lies beside it
    read_unchanging  // no log lies beside it and none can be made: read as it is, without locks
};

class SqliteConnection {
public:
    // Waits up to `busy_seconds` for another process's lock.
    SqliteConnection(Path const& path, int busy_seconds, SqliteAccess access = SqliteAccess::write);

    void execute(std::string_view name, std::string const& sql);  // any number of statements, rows ignored
    SqliteStatement prepare(std::string name, std::string_view sql);
    bool in_transaction() const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace jiayu::db
