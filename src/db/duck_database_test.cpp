#include "db/duck_database.hpp"

#include <gtest/gtest.h>

#include "db/duck_appender.hpp"
#include "db/messages.hpp"

namespace jiayu::db {
namespace {

class TemporaryFolder {
public:
    TemporaryFolder() : path_(std::filesystem::temp_directory_path() / ("jiayu_duck_" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    Path const& path() const { return path_; }

private:
    Path path_;
};

Message const* failure_of(std::function<void()> const& work) {
    try {
        work();
    } catch (EnvironmentFailure const& failure) {
        return failure.error().code;
    }
    return nullptr;
}

TEST(DuckDatabase, ReadsEveryTypeThatTheSnapshotHolds) {
    DuckDatabase database({});
    auto connection = database.connect();
    int rows = 0;
    connection.query("select 7::tinyint, 300::smallint, 70000, 320412001001, sum(320412001001), date '2016-02-29', 'ab', '一个很长的地址文本', true, "
                     "0.5::double, null::integer, null::varchar",
                     {}, [&](Row const& row) {
                         ++rows;
                         EXPECT_EQ(row.integer(0), 7);
                         EXPECT_EQ(row.integer(1), 300);
                         EXPECT_EQ(row.integer(2), 70000);
                         EXPECT_EQ(row.integer(3), 320412001001);
                         EXPECT_EQ(row.integer(4), 320412001001);
                         EXPECT_EQ(row.integer(5), 20160229);
                         EXPECT_EQ(row.text(6), "ab");
                         EXPECT_EQ(row.text(7), "一个很长的地址文本");
                         EXPECT_EQ(row.integer(8), 1);
                         EXPECT_EQ(row.real(9), 0.5);
                         EXPECT_TRUE(row.is_null(10));
                         EXPECT_EQ(row.text(11), "");
                     });
    EXPECT_EQ(rows, 1);
}

TEST(DuckDatabase, BindsValuesByPosition) {
    DuckDatabase database({});
    auto connection = database.connect();
    Value values[] = {std::int64_t(3), std::string_view("张"), 0.25, Null()};
    connection.query("select $2, $1 + 1, $3, $4 is null", values, [](Row const& row) {
        EXPECT_EQ(row.text(0), "张");
        EXPECT_EQ(row.integer(1), 4);
        EXPECT_EQ(row.real(2), 0.25);
        EXPECT_EQ(row.integer(3), 1);
    });
}

TEST(DuckDatabase, AppendsMoreThanOneVectorWithNulls) {
    DuckDatabase database({});
    auto connection = database.connect();
    connection.run("create table t (id integer, code bigint, born date, name varchar)");
    DuckAppender appender(connection, "", "main", "t");
    constexpr int count = 5000;
    for (int id = 0; id < count; ++id) {
        appender.set_integer(0, id);
        appender.set_integer(1, 320412000000 + id);
        if (id % 3 == 0) appender.set_null(2);
        else appender.set_integer(2, 20160229);
        if (id % 5 == 0) appender.set_null(3);
        else appender.set_text(3, id % 2 ? "短" : "一个超过十二字节的名字");
        appender.end_row();
    }
    appender.finish();
    EXPECT_EQ(connection.query_integer("select count(*) from t"), count);
    EXPECT_EQ(connection.query_integer("select count(*) from t where (born is null) = (id % 3 = 0) and (name is null) = (id % 5 = 0)"), count);
    EXPECT_EQ(connection.query_integer("select sum(code) from t"), 320412000000 * count + std::int64_t(count) * (count - 1) / 2);
    EXPECT_EQ(connection.query_integer("select count(*) from t where name = '一个超过十二字节的名字' and born = date '2016-02-29'"), 1333);
}

TEST(DuckDatabase, RefusesADateThatIsNoDay) {
    DuckDatabase database({});
    auto connection = database.connect();
    connection.run("create table t (born date)");
    DuckAppender appender(connection, "", "main", "t");
    EXPECT_EQ(failure_of([&] { appender.set_integer(0, 20150229); }), &message::duck_date_invalid);
}

TEST(DuckDatabase, AFileOpenedReadOnlyStaysAsItWas) {
    TemporaryFolder folder;
    auto file = folder.path() / "a.duckdb";
    DuckDatabase({.file = file}).connect().run("create table t as select 1 as id");
    DuckDatabase database({.file = file, .read_only = true});
    auto connection = database.connect();
    EXPECT_EQ(connection.query_integer("select id from t"), 1);
    EXPECT_EQ(failure_of([&] { connection.run("insert into t values (2)"); }), &message::duck_statement_failed);
    EXPECT_EQ(failure_of([&] { DuckDatabase({.file = folder.path() / "missing.duckdb", .read_only = true}); }), &message::duck_not_opened);
}

TEST(DuckDatabase, NoStatementReachesOtherFilesOrUnlocksSettings) {
    TemporaryFolder folder;
    auto file = folder.path() / "b.csv";
    write_file(file, "a\n1\n");
    DuckDatabase database({});
    auto connection = database.connect();
    std::string const statements[] = {
        "select * from read_csv('" + file.string() + "')",
        "copy (select 1) to '" + (folder.path() / "c.csv").string() + "'",
        "attach '" + (folder.path() / "d.duckdb").string() + "'",
        "set enable_external_access = true",
        "set memory_limit = '64GB'",
        "install httpfs",
    };
    for (auto const& statement : statements)
        EXPECT_EQ(failure_of([&] { connection.run(statement); }), &message::duck_statement_failed) << statement;
}

TEST(DuckDatabase, CheckTellsWhatAStatementLacks) {
    DuckDatabase database({});
    auto connection = database.connect();
    EXPECT_TRUE(connection.check("select 1"));
    auto refused = connection.check("select born from nowhere");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), message::duck_statement_failed);
}

}  // namespace
}  // namespace jiayu::db
