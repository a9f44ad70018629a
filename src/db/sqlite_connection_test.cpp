#include "db/sqlite_connection.hpp"

#include <gtest/gtest.h>

#include "base/result.hpp"
#include "db/messages.hpp"

using namespace jiayu;
using namespace jiayu::db;

TEST(SqliteConnection, parameters_bind_by_number_not_by_first_use) {
    SqliteConnection connection(":memory:", 1);
    auto statement = connection.prepare("swapped", "select $2, $1");
    Value const values[] = {std::int64_t(1), std::string_view("two")};
    statement.bind(values);
    ASSERT_TRUE(statement.step());
    EXPECT_EQ(statement.text(0), "two");
    EXPECT_EQ(statement.integer(1), 1);
    EXPECT_FALSE(statement.step());
}

TEST(SqliteConnection, an_empty_text_is_not_null) {
    SqliteConnection connection(":memory:", 1);
    auto statement = connection.prepare("texts", "select $1, $2");
    Value const values[] = {std::string_view(), Null()};
    statement.bind(values);
    ASSERT_TRUE(statement.step());
    EXPECT_FALSE(statement.is_null(0));
    EXPECT_TRUE(statement.is_null(1));
}

TEST(SqliteConnection, a_wrong_statement_throws_and_names_itself) {
    SqliteConnection connection(":memory:", 1);
    try {
        connection.prepare("find_nothing", "select * from missing");
        FAIL();
    } catch (EnvironmentFailure const& failure) {
        EXPECT_EQ(failure.error(), message::database_failed);
        EXPECT_NE(std::string(failure.what()).find("find_nothing"), std::string::npos);
    }
}

TEST(SqliteConnection, a_folder_is_not_a_database) {
    EXPECT_THROW(SqliteConnection("/", 1), EnvironmentFailure);
}
