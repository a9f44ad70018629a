#include "db/sqlite_parameters.hpp"

#include <gtest/gtest.h>

using jiayu::db::with_sqlite_parameters;

TEST(SqliteParameters, become_numbers_outside_quotes_and_comments) {
    struct Example {
        char const* title;
        char const* given;
        char const* expected;
    };
    Example const examples[] = {
        {"a parameter becomes a number", "select $1, $12", "select ?1, ?12"},
        {"a text is left alone", "select '$1', $1", "select '$1', ?1"},
        {"a doubled quote ends nothing", "select 'it''s $1', $1", "select 'it''s $1', ?1"},
        {"a name is left alone", "select \"$1\" from t", "select \"$1\" from t"},
        {"comments are left alone", "-- $1\nselect /* $2 */ $3", "-- $1\nselect /* $2 */ ?3"},
        {"a dollar alone is left alone", "select $", "select $"},
        {"an open quote ends with the text", "select '$1", "select '$1"},
    };
    for (auto const& example : examples) EXPECT_EQ(with_sqlite_parameters(example.given), example.expected) << example.title;
}
