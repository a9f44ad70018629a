#include "service/register_figures.hpp"

#include "db/duck_database.hpp"
#include "policy/create_facts.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::service {

namespace {

class Snapshot {
public:
    Snapshot() : database_({}), connection(database_.connect()) { policy::create_snapshot_tables(connection); }

private:
    db::DuckDatabase database_;

public:
    db::DuckConnection connection;
};

constexpr char const* residents = R"(
    INSERT INTO snapshot (number, as_of, made_at, pack_version, layout, change_sequence) VALUES (1, '2020-12-31', '', '', '', 0);
    INSERT INTO store.person (person_id, sex, birth_date, residence_kind, department_mask, mention_count) VALUES
        (1, 1, '2020-12-31', 1, 1, 1), (2, 2, '2016-01-01', 2, 1, 1), (3, 2, '2015-12-31', 1, 1, 1),
        (4, 1, '1916-02-01', 1, 1, 1), (5, 1, '1980-01-01', 3, 1, 1), (6, 1, null, 1, 1, 1), (7, null, '1980-01-01', 1, 1, 1);)";

TEST(Pyramid, CountsResidentsOfTheDayByCompletedYears) {
    Snapshot snapshot;
    EXPECT_TRUE(read_pyramid(snapshot.connection).empty()) << "nobody yet";
    snapshot.connection.run(residents);
    auto bands = read_pyramid(snapshot.connection);
    ASSERT_EQ(bands.size(), 21u);
    EXPECT_EQ(bands[0].males, 1);
    EXPECT_EQ(bands[0].females, 1) << "born 2016-01-01: still four";
    EXPECT_EQ(bands[1].females, 1) << "five on the day itself";
    EXPECT_EQ(bands[20].males, 1);
    EXPECT_FALSE(bands[20].to_age);
    EXPECT_EQ(bands[8].males, 0) << "away, or of unknown sex";
}

class RegisterFigures : public store::OnBothStores {};

TEST_P(RegisterFigures, have_no_linkage_and_no_cut_columns_before_any_file) {
    EXPECT_FALSE(read_link_summary(*store));
    EXPECT_TRUE(read_cut_columns(*store).empty());
}

TEST_P(RegisterFigures, tell_the_last_linkage_and_the_columns_cut_out) {
    constexpr db::Statement run{"run", "INSERT INTO link_run VALUES ($1, $2, '0123456789abcdef', '2021-01-01T00:00:00Z', 9, 4, 12.5, 3)", "", ""};
    constexpr db::Statement review{"review", "INSERT INTO review_task VALUES ($1, 1, 2, 0, 500, $2, null, null, null)", "", ""};
    constexpr db::Statement cut{"cut", "INSERT INTO cut_column VALUES ($1, $2, $3)", "", ""};
    auto transaction = store->begin();
    auto put = [&](db::Statement const& statement, std::vector<db::Value> values) { store->run(statement, values); };
    // As the store keeps it: the whole model with what was learned.
    constexpr std::string_view model = "name = \"register\"\n[[comparison]]\nname = \"sex\"\nlevels = [{name = \"equal\", when = \"equal\"}, {name = \"else\"}]\n[[block]]\nkeys = [\"sex\"]\n";
    put(run, {std::int64_t(1), model});
    put(run, {std::int64_t(2), model});
    put(review, {std::int64_t(1), db::Null()});
    put(review, {std::int64_t(2), db::Null()});
    put(review, {std::int64_t(2), std::int64_t(1)});
    put(cut, {std::int64_t(1), "政策属性", std::int64_t(30)});
    put(cut, {std::int64_t(2), "政策属性", std::int64_t(12)});
    transaction->commit();
    auto link = read_link_summary(*store);
    ASSERT_TRUE(link);
    EXPECT_EQ(link->model, "register");
    EXPECT_EQ(link->reviews, 1) << "of the last run, not yet decided";
    EXPECT_EQ(link->link_weight, 12.5);
    auto columns = read_cut_columns(*store);
    ASSERT_EQ(columns.size(), 1u);
    EXPECT_EQ(columns[0].files, 2);
    EXPECT_EQ(columns[0].filled_rows, 42);
}

TEST_P(RegisterFigures, sum_each_departments_files_and_mentions) {
    constexpr db::Statement file{"file", "INSERT INTO source_file VALUES ($1, $2, $2, 'x.csv', $3, 'y', 'z', $4, $5, $6)", "", ""};
    auto transaction = store->begin();
    auto put = [&](std::int64_t id, std::string_view digest, std::int64_t department, std::array<std::int64_t, 3> rows) {
        std::vector<db::Value> values{id, digest, department, rows[0], rows[1], rows[2]};
        store->run(file, values);
    };
    put(1, "a", 4, {10, 9, 1});
    put(2, "b", 4, {5, 5, 0});
    put(3, "c", 2, {7, 7, 0});
    transaction->commit();
    Snapshot snapshot;
    snapshot.connection.run("INSERT INTO store.mention (mention_id, department, person_id) VALUES (1, 4, 1), (2, 4, 1), (3, 2, 2)");
    auto departments = read_departments(*store, snapshot.connection);
    ASSERT_EQ(departments.size(), 2u);
    EXPECT_EQ(departments[0].department.en, "hospital delivery");
    EXPECT_EQ(departments[1].files, 2);
    EXPECT_EQ(departments[1].rows, 15);
    EXPECT_EQ(departments[1].refused, 1);
    EXPECT_EQ(departments[1].mentions, 2);
    EXPECT_EQ(departments[1].persons, 1);
}

INSTANTIATE_TEST_SUITE_P(, RegisterFigures, store::both_stores(), store::backend_of);

}  // namespace

}  // namespace jiayu::service
