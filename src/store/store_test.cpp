// The contract of Store: the same examples on every backend.
#include "store/store.hpp"

#include <thread>

#include "base/result.hpp"
#include "store/sql.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::store {

namespace {

constexpr db::Statement create_sample{"create_sample", "create table sample(a integer, b text, c double precision, d bigint, e smallint)", "", ""};
constexpr db::Statement append_sample{"append_sample", "insert into sample(a, b, c, d, e) values ($1, $2, $3, $4, $5)", "", ""};
constexpr db::Statement list_sample{"list_sample", "select a, b, c, d, e from sample order by a", "", ""};
constexpr db::Statement count_sample{"count_sample", "select count(*) from sample where a >= $2 and a < $1", "", ""};

std::int64_t count_between(Store& store, std::int64_t low, std::int64_t high) {
    std::int64_t count = -1;
    db::Value const values[] = {high, low};
    store.query(count_sample, values, [&](db::Row const& row) { count = row.integer(0); });
    return count;
}

void append_one(Appender& appender, std::int64_t a, db::Value b = {}) {
    db::Value const values[] = {a, b, double(a) / 8, a * 10'000'000'000, a % 100};
    appender.append(values);
}

}  // namespace

class StoreContract : public OnBothStores {
protected:
    void SetUp() override {
        OnBothStores::SetUp();
        if (store) store->run(create_sample);
    }
    void append(std::int64_t from, std::int64_t to) {
        auto transaction = store->begin();
        auto appender = store->appender(append_sample);
        for (auto a = from; a < to; ++a) append_one(*appender, a);
        appender->finish();
        transaction->commit();
    }
};

TEST_P(StoreContract, values_come_back_as_they_went_in) {
    auto transaction = store->begin();
    auto appender = store->appender(append_sample);
    append_one(*appender, 1, std::string_view("张㐂\t\\N\n'\"$1,"));
    append_one(*appender, 2, std::string_view());
    append_one(*appender, -3);
    appender->finish();
    transaction->commit();
    std::vector<std::string> seen;
    store->query(list_sample, {}, [&](db::Row const& row) {
        seen.push_back(fmt::format("{}|{}|{}|{}|{}", row.integer(0), row.is_null(1) ? "null" : row.text(1), row.real(2),
                                   row.integer(3), row.integer(4)));
    });
    EXPECT_EQ(seen, (std::vector<std::string>{"-3|null|-0.375|-30000000000|-3", "1|张㐂\t\\N\n'\"$1,|0.125|10000000000|1",
                                              "2||0.25|20000000000|2"}));
}

TEST_P(StoreContract, parameters_go_by_number) {
    append(0, 10);
    EXPECT_EQ(count_between(*store, 2, 5), 3);
}

TEST_P(StoreContract, a_transaction_that_is_not_committed_leaves_nothing) {
    {
        auto transaction = store->begin();
        auto appender = store->appender(append_sample);
        append_one(*appender, 1);
        appender->finish();
        EXPECT_EQ(count_between(*store, 0, 10), 1);
    }
    EXPECT_EQ(count_between(*store, 0, 10), 0);
    append(0, 1);
    EXPECT_EQ(count_between(*store, 0, 10), 1);
}

TEST_P(StoreContract, a_failing_statement_throws_and_the_next_transaction_works) {
    constexpr db::Statement wrong{"wrong", "select * from no_such_table", "", ""};
    {
        auto transaction = store->begin();
        EXPECT_THROW(store->run(wrong), EnvironmentFailure);
    }
    append(0, 3);
    EXPECT_EQ(count_between(*store, 0, 10), 3);
}

TEST_P(StoreContract, appenders_of_several_tables_may_alternate) {
    constexpr db::Statement append_cut{"append_cut", "insert into cut_column(file_id, name, filled_rows) values ($1, $2, $3)", "", ""};
    auto transaction = store->begin();
    auto first = store->appender(append_sample);
    auto second = store->appender(append_cut);
    std::string const text(300, 'x');
    for (std::int64_t a = 0; a < 30'000; ++a) {
        append_one(*first, a, std::string_view(text));
        db::Value const values[] = {a, std::string_view("column"), std::int64_t(1)};
        second->append(values);
    }
    first->finish();
    second->finish();
    transaction->commit();
    EXPECT_EQ(count_between(*store, 0, 30'000), 30'000);
}

TEST_P(StoreContract, a_query_inside_a_query_may_be_the_same_one) {
    append(0, 100);
    std::int64_t pairs = 0;
    store->query(list_sample, {}, [&](db::Row const& outer) {
        auto a = outer.integer(0);
        store->query(list_sample, {}, [&](db::Row const& inner) { pairs += inner.integer(0) == a ? 1 : 0; });
        EXPECT_EQ(outer.integer(0), a);
    });
    EXPECT_EQ(pairs, 100);
}

TEST_P(StoreContract, a_query_left_by_an_exception_can_be_repeated) {
    append(0, 100);
    EXPECT_THROW(store->query(list_sample, {}, [](db::Row const&) { throw std::runtime_error("enough"); }), std::runtime_error);
    EXPECT_EQ(count_between(*store, 0, 100), 100);
}

TEST_P(StoreContract, a_reader_sees_what_was_committed_and_nothing_else) {
    auto reader = test_store->open();
    auto transaction = store->begin();
    auto appender = store->appender(append_sample);
    append_one(*appender, 1);
    appender->finish();
    EXPECT_EQ(count_between(*reader, 0, 10), 0);
    transaction->commit();
    EXPECT_EQ(count_between(*reader, 0, 10), 1);
}

TEST_P(StoreContract, a_second_writer_waits_for_the_first) {
    auto transaction = store->begin();
    auto appender = store->appender(append_sample);
    append_one(*appender, 1);
    appender->finish();
    std::int64_t seen_by_second = -1;
    std::jthread second([&] {
        auto other = test_store->open();
        auto own = other->begin();
        seen_by_second = count_between(*other, 0, 10);
        own->commit();
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    transaction->commit();
    second.join();
    EXPECT_EQ(seen_by_second, 1);
}

TEST_P(StoreContract, a_number_too_big_for_its_column_is_not_cut_off) {
    if (GetParam() == std::string_view("sqlite")) GTEST_SKIP() << "columns of SQLite hold 64 bits";
    auto transaction = store->begin();
    auto appender = store->appender(append_sample);
    db::Value const values[] = {std::int64_t(1) << 40, db::Null(), 0.0, std::int64_t(0), std::int64_t(0)};
    EXPECT_THROW(appender->append(values), EnvironmentFailure);
}

TEST_P(StoreContract, only_the_plain_form_of_insert_appends) {
    constexpr db::Statement swapped{"swapped", "insert into sample(a, b) values ($2, $1)", "", ""};
    constexpr db::Statement computed{"computed", "insert into sample(a) values ($1 + 1)", "", ""};
    EXPECT_THROW(store->appender(swapped), EnvironmentFailure);
    EXPECT_THROW(store->appender(computed), EnvironmentFailure);
}

TEST_P(StoreContract, opening_again_changes_nothing) {
    append(0, 5);
    store = test_store->open();
    EXPECT_EQ(count_between(*store, 0, 10), 5);
}

TEST_P(StoreContract, a_store_of_a_newer_program_is_refused) {
    db::Value const values[] = {std::int64_t(999912312359), std::string_view("invent_table"), std::string_view("now"), std::string_view("0")};
    store->run(sql::append_schema_migration, values);
    EXPECT_THROW(test_store->open(), EnvironmentFailure);
}

TEST_P(StoreContract, a_store_made_by_another_step_of_the_same_name_is_refused) {
    constexpr db::Statement change{"change", "update schema_migration set sha256 = 'other'", "", ""};
    store->run(change);
    EXPECT_THROW(test_store->open(), EnvironmentFailure);
}

INSTANTIATE_TEST_SUITE_P(, StoreContract, both_stores(), backend_of);

}  // namespace jiayu::store
