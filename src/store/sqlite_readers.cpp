#include "db/sqlite_connection.hpp"
#include "store/readers.hpp"

namespace jiayu::store {

namespace {

constexpr int busy_seconds = 30;

// Mapped pages are read in place; a write-ahead log's transaction begins with its first read, not with "begin".
constexpr char const* settings = "pragma mmap_size = 68719476736; pragma query_only = 1; begin; select count(*) from sqlite_schema;";

class SqliteReader final : public Reader {
public:
    SqliteReader(Path const& file, db::SqliteAccess access) : connection_(file, busy_seconds, access) { connection_.execute("begin reading", settings); }
    void query(db::Statement const& statement, std::span<db::Value const> values,
               std::function<void(db::Row const&)> const& each_row) override {
        auto& prepared = prepare(statement);
        prepared.bind(values);
        while (prepared.step()) each_row(prepared);
        prepared.reset();
    }

private:
    // A refresh asks the same for one key after another.
    db::SqliteStatement& prepare(db::Statement const& statement) {
        auto sql = statement.on_sqlite();
        if (!last_ || sql != last_sql_) {
            last_.emplace(connection_.prepare(std::string(statement.name), sql));
            last_sql_ = sql;
        }
        last_->reset();  // of one that ended in an exception
        return *last_;
    }

    db::SqliteConnection connection_;
    std::optional<db::SqliteStatement> last_;
    std::string last_sql_;
};

}  // namespace

std::vector<std::unique_ptr<Reader>> open_sqlite_readers(Path const& file, int count, db::SqliteAccess access) {
    std::vector<std::unique_ptr<Reader>> readers;
    for (int i = 0; i < count; ++i) readers.push_back(std::make_unique<SqliteReader>(file, access));
    return readers;
}

}  // namespace jiayu::store
