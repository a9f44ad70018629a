#include "db/postgres_connection.hpp"
#include "store/readers.hpp"

namespace jiayu::store {

namespace {

class PostgresReader final : public Reader {
public:
    // An empty `snapshot` begins a new one.
    PostgresReader(std::string const& url, std::string const& snapshot) : connection_(url) {
        connection_.execute("begin reading", "begin isolation level repeatable read read only");
        if (!snapshot.empty()) connection_.execute("take snapshot", "set transaction snapshot '" + snapshot + "'");
    }
    std::string export_snapshot() {
        std::string name;
        connection_.query("export snapshot", "select pg_export_snapshot()", {}, [&](db::Row const& row) { name = row.text(0); });
        return name;
    }
    void query(db::Statement const& statement, std::span<db::Value const> values,
               std::function<void(db::Row const&)> const& each_row) override {
        connection_.query(statement.name, statement.on_postgres(), values, each_row);
    }

private:
    db::PostgresConnection connection_;
};

}  // namespace

std::vector<std::unique_ptr<Reader>> open_postgres_readers(std::string const& url, int count) {
    std::vector<std::unique_ptr<Reader>> readers;
    auto first = std::make_unique<PostgresReader>(url, "");
    auto snapshot = first->export_snapshot();
    readers.push_back(std::move(first));
    for (int i = 1; i < count; ++i) readers.push_back(std::make_unique<PostgresReader>(url, snapshot));
    return readers;
}

}  // namespace jiayu::store
