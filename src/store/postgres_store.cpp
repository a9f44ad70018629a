#include "store/postgres_store.hpp"

#include "base/assert.hpp"
#include "base/result.hpp"
#include "db/postgres_connection.hpp"
#include "store/append_form.hpp"
#include "store/copy_rows.hpp"
#include "store/migration.hpp"
#include "store/readers.hpp"

namespace jiayu::store {

namespace {

constexpr std::size_t copy_bytes = 4 << 20;

// One writer at a time for each schema, as on SQLite; readers are not held up.
constexpr char const* begin_and_lock =
    "begin; set local lock_timeout = '30s'; select pg_advisory_xact_lock(hashtext('jiayu'), hashtext(current_schema()))";

class PostgresTransaction final : public Transaction {
public:
    explicit PostgresTransaction(db::PostgresConnection& connection) : connection_(connection) {
        try {
            connection_.execute("begin", begin_and_lock);
        } catch (EnvironmentFailure const&) {
            roll_back();
            throw;
        }
    }
    ~PostgresTransaction() override { roll_back(); }
    void commit() override { connection_.execute("commit", "commit"); }

private:
    void roll_back() {
        try {
            if (connection_.in_transaction()) connection_.execute("rollback", "rollback");
        } catch (EnvironmentFailure const&) {
            // The failure that led here is already on its way; the server rolls back when the connection closes.
        }
    }
    db::PostgresConnection& connection_;
};

// Several appenders may be open at once, so each sends whole COPY statements of some megabytes.
class PostgresAppender final : public Appender {
public:
    PostgresAppender(db::PostgresConnection& connection, db::Statement const& insert)
        : connection_(connection), name_(insert.name), rows_(name_, connection.parameter_types(insert.name, insert.on_postgres())) {
        auto form = check_append_form(insert.name, insert.on_postgres());
        copy_ = fmt::format("copy {}({}) from stdin (format binary)", form.table, form.columns);
    }
    void append(std::span<db::Value const> values) override {
        rows_.add(values);
        if (rows_.size() >= copy_bytes) send();
    }
    void finish() override { send(); }

private:
    void send() {
        if (rows_.empty()) return;
        connection_.copy(name_, copy_, rows_.finish());
        rows_.clear();
    }
    db::PostgresConnection& connection_;
    std::string name_, copy_;
    CopyRows rows_;
};

class PostgresStore final : public Store, public Migratable {
public:
    explicit PostgresStore(std::string const& url) : url_(url), connection_(url) {}

    std::unique_ptr<Transaction> begin() override {
        JIAYU_ASSERT(!connection_.in_transaction());
        return std::make_unique<PostgresTransaction>(connection_);
    }
    std::unique_ptr<Appender> appender(db::Statement const& insert) override {
        return std::make_unique<PostgresAppender>(connection_, insert);
    }
    void run(db::Statement const& statement, std::span<db::Value const> values) override {
        query(statement, values, [](db::Row const&) {});
    }
    void query(db::Statement const& statement, std::span<db::Value const> values,
               std::function<void(db::Row const&)> const& each_row) override {
        connection_.query(statement.name, statement.on_postgres(), values, each_row);
    }
    std::vector<std::unique_ptr<Reader>> read_together(int count) override { return open_postgres_readers(url_, count); }
    std::string_view backend() const override { return "postgres"; }
    void run_script(std::string_view name, std::string_view sql) override { connection_.execute(name, std::string(sql)); }

private:
    std::string url_;
    db::PostgresConnection connection_;
};

}  // namespace

bool is_postgres_url(std::string_view url) {
    return url.starts_with("postgresql://") || url.starts_with("postgres://") || url.starts_with("host=") ||
           url.starts_with("dbname=") || url.starts_with("service=");
}

std::unique_ptr<Store> open_postgres_store(std::string const& url) {
    auto store = std::make_unique<PostgresStore>(url);
    migrate(*store, *store);
    return store;
}

}  // namespace jiayu::store
