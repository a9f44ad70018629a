// The truth of one district, in SQLite (the data folder's register.db; WAL, synchronous=FULL) or PostgreSQL (a connection string).
// Statements are src/store/sql/*.sql; bulk rows go through an Appender (prepared inserts on SQLite, COPY on PostgreSQL) made from
// an `append_*.sql` statement of the form "insert into t(a, b) values ($1, $2)".
// A failing database throws EnvironmentFailure; nothing of an uncommitted Transaction remains.
// A Store belongs to one thread; a second thread or process opens its own.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "db/statement.hpp"
#include "db/value.hpp"

namespace jiayu::store {

class Appender {
public:
    virtual ~Appender() = default;
    virtual void append(std::span<db::Value const> values) = 0;
    virtual void finish() = 0;  // before the next statement of the same transaction
};

// All writes of one decision with its trail entry. Rolled back unless committed.
class Transaction {
public:
    virtual ~Transaction() = default;
    virtual void commit() = 0;
};

// One of several connections that see the same committed state until it is destroyed; each may be used by its own thread.
class Reader {
public:
    virtual ~Reader() = default;
    virtual void query(db::Statement const& statement, std::span<db::Value const> values,
                       std::function<void(db::Row const&)> const& each_row) = 0;
};

class Store {
public:
    virtual ~Store() = default;

    virtual std::unique_ptr<Transaction> begin() = 0;  // one at a time; waits for another process up to 30 s
    virtual std::unique_ptr<Appender> appender(db::Statement const& insert) = 0;
    virtual void run(db::Statement const& statement, std::span<db::Value const> values = {}) = 0;
    virtual void query(db::Statement const& statement, std::span<db::Value const> values,
                       std::function<void(db::Row const&)> const& each_row) = 0;
    virtual std::vector<std::unique_ptr<Reader>> read_together(int count) = 0;  // outside a transaction
    virtual std::string_view backend() const = 0;  // "sqlite" | "postgres"
};

// Opens and migrates. `url` is a folder of SQLite data ("jiayu-data") or "postgresql://…" / "host=… dbname=…".
std::unique_ptr<Store> open_store(std::string const& url);

// For what only asks: as open_store, but a folder that cannot be written (a read-only disk, a copy of another's) is read as it lies.
// Refused when there is no register; throws EnvironmentFailure when it needs a migration or the merge of a log and cannot be written.
Result<std::unique_ptr<Store>> open_store_to_read(std::string const& url);

// Appends an entry to the hash-chained audit trail inside the current transaction. `payload` is JSON without personal data in clear.
void append_trail(Store& store, std::string_view actor, std::string_view action, std::string_view payload);

}  // namespace jiayu::store
