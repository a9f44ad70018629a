#include "store/sqlite_store.hpp"

#include "base/assert.hpp"
#include "base/result.hpp"
#include "db/sqlite_connection.hpp"
#include "store/append_form.hpp"
#include "store/messages.hpp"
#include "store/migration.hpp"
#include "store/readers.hpp"

namespace jiayu::store {

namespace {

constexpr int busy_seconds = 30;

// The cache holds the pages that a bulk load touches, so that they reach the log once.
constexpr char const* settings =
    "pragma page_size = 16384; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -262144;"
    "pragma temp_store = memory; pragma threads = 2; pragma journal_size_limit = 67108864;";

class SqliteTransaction final : public Transaction {
public:
    explicit SqliteTransaction(db::SqliteConnection& connection) : connection_(connection) {
        connection_.execute("begin", "begin immediate");
    }
    ~SqliteTransaction() override {
        try {
            if (connection_.in_transaction()) connection_.execute("rollback", "rollback");
        } catch (EnvironmentFailure const&) {
            // The failure that led here is already on its way; SQLite rolls back when the connection closes.
        }
    }
    void commit() override { connection_.execute("commit", "commit"); }

private:
    db::SqliteConnection& connection_;
};

class SqliteAppender final : public Appender {
public:
    explicit SqliteAppender(db::SqliteStatement insert) : insert_(std::move(insert)) {}
    void append(std::span<db::Value const> values) override { insert_.run(values); }
    void finish() override {}

private:
    db::SqliteStatement insert_;
};

// In a folder that cannot be written: no journal mode to set.
constexpr char const* reading_settings = "pragma query_only = 1; pragma cache_size = -262144; pragma temp_store = memory; pragma threads = 2;";

class SqliteStore final : public Store, public Migratable {
public:
    SqliteStore(Path const& file, db::SqliteAccess access) : file_(file), access_(access), connection_(file, busy_seconds, access) {
        connection_.execute("settings", access == db::SqliteAccess::write ? settings : reading_settings);
    }

    std::unique_ptr<Transaction> begin() override {
        JIAYU_ASSERT(!connection_.in_transaction());
        return std::make_unique<SqliteTransaction>(connection_);
    }
    std::unique_ptr<Appender> appender(db::Statement const& insert) override {
        check_append_form(insert.name, insert.on_sqlite());
        return std::make_unique<SqliteAppender>(connection_.prepare(std::string(insert.name), insert.on_sqlite()));
    }
    void run(db::Statement const& statement, std::span<db::Value const> values) override {
        query(statement, values, [](db::Row const&) {});
    }
    void query(db::Statement const& statement, std::span<db::Value const> values,
               std::function<void(db::Row const&)> const& each_row) override {
        Use use(*this, statement);
        use.prepared.bind(values);
        while (use.prepared.step()) each_row(use.prepared);
    }
    std::vector<std::unique_ptr<Reader>> read_together(int count) override {
        if (access_ != db::SqliteAccess::write) return open_sqlite_readers(file_, count, access_);
        auto no_writer = begin();  // so that all readers begin in the same state
        return open_sqlite_readers(file_, count, access_);
    }
    std::string_view backend() const override { return "sqlite"; }
    void run_script(std::string_view name, std::string_view sql) override { connection_.execute(name, std::string(sql)); }

private:
    // Takes a prepared statement out of the cache and puts it back, so that a query inside each_row may be the same one.
    struct Use {
        Use(SqliteStore& owner, db::Statement const& statement)
            : store(owner), key(statement.on_sqlite()), prepared(owner.take(statement)) {}
        ~Use() {
            prepared.reset();
            store.cache_.insert_or_assign(std::string(key), std::move(prepared));
        }
        SqliteStore& store;
        std::string_view key;
        db::SqliteStatement prepared;
    };

    db::SqliteStatement take(db::Statement const& statement) {
        if (auto node = cache_.extract(std::string(statement.on_sqlite())); !node.empty()) return std::move(node.mapped());
        return connection_.prepare(std::string(statement.name), statement.on_sqlite());
    }

    Path file_;
    db::SqliteAccess access_;
    db::SqliteConnection connection_;
    std::unordered_map<std::string, db::SqliteStatement> cache_;
};

// A log whose index is gone (a process was killed, the folder copied) would have to be indexed anew: not here.
db::SqliteAccess access_without_writing(Path const& folder) {
    auto log = folder / "register.db-wal";
    std::error_code none;
    auto logged = std::filesystem::file_size(log, none);
    bool has_log = !none && logged > 0;
    bool is_open_elsewhere = std::filesystem::exists(folder / "register.db-shm", none);
    if (has_log && !is_open_elsewhere) throw EnvironmentFailure(Error(message::store_log_unmerged, {{"path", log.string()}, {"folder", folder.string()}}));
    return is_open_elsewhere ? db::SqliteAccess::read : db::SqliteAccess::read_unchanging;
}

}  // namespace

std::unique_ptr<Store> open_sqlite_store(Path const& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder))
        throw EnvironmentFailure(
            Error(message::store_not_folder, {{"path", folder.string()}, {"reason", error ? error.message() : "file"}}));
    auto store = std::make_unique<SqliteStore>(folder / "register.db", db::SqliteAccess::write);
    migrate(*store, *store);
    return store;
}

Result<std::unique_ptr<Store>> open_sqlite_store_to_read(Path const& folder) {
    auto file = folder / "register.db";
    std::error_code none;
    if (!std::filesystem::exists(file, none)) return refuse(message::store_missing, {{"path", folder.string()}});
    if (can_write(folder) && can_write(file)) return open_sqlite_store(folder);
    auto store = std::make_unique<SqliteStore>(file, access_without_writing(folder));
    check_migrated(*store);
    return store;
}

}  // namespace jiayu::store
