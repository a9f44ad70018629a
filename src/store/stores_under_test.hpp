// The stores that the same examples run on: SQLite always, PostgreSQL when JIAYU_TEST_POSTGRES names a server
// (tests/with_postgres.sh starts a private one). For tests of this folder and of those above it.
#pragma once
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "db/postgres_connection.hpp"
#include "store/store.hpp"

namespace jiayu::store {

inline bool has_postgres() { return std::getenv("JIAYU_TEST_POSTGRES") != nullptr; }

// A new, empty store for one test, gone with it: a folder, or a schema of the server.
class TestStore {
public:
    explicit TestStore(std::string const& backend) {
        static int count = 0;
        auto name = fmt::format("jiayu_test_{}_{}", ::getpid(), ++count);
        if (backend == "postgres") {
            server_ = std::getenv("JIAYU_TEST_POSTGRES");
            schema_ = name;
            db::PostgresConnection(server_).execute("create schema", "create schema " + schema_);
            url_ = server_ + " options='-c search_path=" + schema_ + "'";
        } else {
            url_ = std::filesystem::temp_directory_path() / name;
            std::filesystem::remove_all(url_);
        }
    }
    ~TestStore() {
        if (schema_.empty()) std::filesystem::remove_all(url_);
        else db::PostgresConnection(server_).execute("drop schema", "drop schema " + schema_ + " cascade");
    }
    TestStore(TestStore const&) = delete;
    TestStore& operator=(TestStore const&) = delete;

    std::unique_ptr<Store> open() const { return open_store(url_); }  // again: as another process would
    std::string const& url() const { return url_; }

private:
    std::string url_, server_, schema_;
};

class OnBothStores : public testing::TestWithParam<char const*> {
protected:
    void SetUp() override {
        if (GetParam() == std::string_view("postgres") && !has_postgres())
            GTEST_SKIP() << "no PostgreSQL: run through tests/with_postgres.sh, which sets JIAYU_TEST_POSTGRES";
        test_store = std::make_unique<TestStore>(GetParam());
        store = test_store->open();
    }
    std::unique_ptr<TestStore> test_store;
    std::unique_ptr<Store> store;  // after test_store: closed before it goes
};

inline auto both_stores() { return testing::Values("sqlite", "postgres"); }
inline std::string backend_of(testing::TestParamInfo<char const*> const& info) { return info.param; }

}  // namespace jiayu::store
