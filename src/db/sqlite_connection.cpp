#include "db/sqlite_connection.hpp"

#include <sqlite3.h>

#include "base/assert.hpp"
#include "base/result.hpp"
#include "db/messages.hpp"
#include "db/sqlite_parameters.hpp"

namespace jiayu::db {

namespace {

std::string file_of(sqlite3* database) {
    auto name = sqlite3_db_filename(database, "main");
    return name ? name : "";
}

[[noreturn]] void fail_at(sqlite3* database, std::string_view statement) {
    if ((sqlite3_errcode(database) & 0xFF) == SQLITE_BUSY)
        throw EnvironmentFailure(Error(message::database_busy, {{"database", file_of(database)}, {"seconds", "30"}}));
    throw EnvironmentFailure(Error(message::database_failed, {{"database", file_of(database)},
                                                              {"statement", std::string(statement)},
                                                              {"reason", sqlite3_errmsg(database)}}));
}

// A file name as a URI: what is neither letter, digit nor one of a few signs is written by its bytes.
std::string immutable_uri(Path const& path) {
    std::string uri = "file:";
    for (char c : std::filesystem::absolute(path).string()) {
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
        uri += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri + "?immutable=1";
}

// SQLite otherwise counts every allocation under one lock, which readers on several threads then wait for.
void stop_counting_memory() {
    static bool const done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
    (void)done;  // refused when the library is already in use: slower, not wrong
}

}  // namespace

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void SqliteConnection::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

SqliteStatement::SqliteStatement(sqlite3* database, std::string name, std::string_view sql) : name_(std::move(name)) {
    auto rewritten = with_sqlite_parameters(sql);
    sqlite3_stmt* statement = nullptr;
    auto code = sqlite3_prepare_v3(database, rewritten.data(), int(rewritten.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    statement_.reset(statement);
    if (code != SQLITE_OK) fail_at(database, name_);
}

void SqliteStatement::fail() const { fail_at(sqlite3_db_handle(statement_.get()), name_); }

void SqliteStatement::bind(std::span<Value const> values) {
    JIAYU_ASSERT(int(values.size()) == parameter_count());
    auto statement = statement_.get();
    for (int i = 0; auto const& value : values) {
        ++i;
        int code = SQLITE_OK;
        if (auto text = std::get_if<std::string_view>(&value))
            code = sqlite3_bind_text(statement, i, text->data() ? text->data() : "", int(text->size()), SQLITE_STATIC);
        else if (auto number = std::get_if<std::int64_t>(&value)) code = sqlite3_bind_int64(statement, i, *number);
        else if (auto real_number = std::get_if<double>(&value)) code = sqlite3_bind_double(statement, i, *real_number);
        else code = sqlite3_bind_null(statement, i);
        if (code != SQLITE_OK) fail();
    }
}

bool SqliteStatement::step() {
    auto code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail();
    return false;
}

void SqliteStatement::reset() { sqlite3_reset(statement_.get()); }

void SqliteStatement::run(std::span<Value const> values) {
    bind(values);
    while (step()) {}
    reset();
}

int SqliteStatement::parameter_count() const { return sqlite3_bind_parameter_count(statement_.get()); }
int SqliteStatement::column_count() const { return sqlite3_column_count(statement_.get()); }

bool SqliteStatement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
std::int64_t SqliteStatement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double SqliteStatement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
std::string_view SqliteStatement::text(int column) const {
    auto bytes = reinterpret_cast<char const*>(sqlite3_column_text(statement_.get(), column));
    if (!bytes) return {};
    return {bytes, std::size_t(sqlite3_column_bytes(statement_.get(), column))};
}

SqliteConnection::SqliteConnection(Path const& path, int busy_seconds, SqliteAccess access) {
    stop_counting_memory();
    sqlite3* database = nullptr;
    auto flags = access == SqliteAccess::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    auto name = access == SqliteAccess::read_unchanging ? immutable_uri(path) : path.string();
    auto code = sqlite3_open_v2(name.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(database);
    if (code != SQLITE_OK)
        throw EnvironmentFailure(
            Error(message::database_unreachable,
                  {{"database", path.string()}, {"reason", database ? sqlite3_errmsg(database) : sqlite3_errstr(code)}}));
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, busy_seconds * 1000);
}

void SqliteConnection::execute(std::string_view name, std::string const& sql) {
    if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail_at(database_.get(), name);
}

SqliteStatement SqliteConnection::prepare(std::string name, std::string_view sql) {
    return SqliteStatement(database_.get(), std::move(name), sql);
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

}  // namespace jiayu::db
