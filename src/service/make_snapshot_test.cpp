// From the store to a snapshot and its refresh, on both databases.
#include "service/make_snapshot.hpp"

#include <random>

#include "domain/citizen_number.hpp"
#include "policy/create_facts.hpp"
#include "service/mention_traits.hpp"
#include "service/messages.hpp"
#include "service/store_changes.hpp"
#include "store/register_change.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::service {

namespace {

struct NumberExample {
    char const* sentence;
    char const* number;
    std::optional<std::int64_t> birth_date;
    std::optional<int> sex;
};

NumberExample const number_examples[] = {
    {"a number tells birth date and sex", "990412198803050021", 19880305, 2},
    {"a wrong check character does not matter", "990412198803050012", 19880305, 1},
    {"a day that is none is left out", "990412198802300021", std::nullopt, 2},
    {"15 digits are not well-formed", "990412880305002", std::nullopt, std::nullopt},
    {"a letter in the middle is not well-formed", "99041219880305O021", std::nullopt, std::nullopt},
    {"a leading zero is not well-formed", "090412198803050021", std::nullopt, std::nullopt},
};

}  // namespace

TEST(NumberTraits, AreReadFromWellFormedNumbersAlone) {
    for (auto const& example : number_examples) {
        auto traits = traits_of_number(example.number);
        EXPECT_EQ(traits.has_value(), example.sex.has_value()) << example.sentence;
        if (!traits) continue;
        EXPECT_EQ(traits->sex, *example.sex) << example.sentence;
        EXPECT_EQ(traits->prefix, 990412) << example.sentence;
        EXPECT_EQ(traits->birth_date.transform([](Date date) { return to_number(date); }), example.birth_date) << example.sentence;
    }
}

class MakeSnapshot : public store::OnBothStores {
protected:
    void SetUp() override {
        OnBothStores::SetUp();
        data_ = std::filesystem::temp_directory_path() / fmt::format("jiayu_snapshot_{}", ::getpid());
        std::filesystem::remove_all(data_);
    }
    void TearDown() override { std::filesystem::remove_all(data_); }

    void run(std::string const& sql) { store->run(db::Statement{"test", sql, "", ""}); }
    void fill() {
        run("insert into source_file values (1, 'a', 'a', 'x', 4, 'household_register/2017', '2020-01-01', 3, 3, 0)");
        run("insert into mention(mention_id, record_id, file_id, row_number, department, role, name, name_sent, citizen_number, citizen_number_sent, birth_date, observed_on)"
            " values (1, 11, 1, 1, 4, 0, '王芳', null, '990412198803050021', ' 990412198803050021', 19880305, 20180504),"
            " (2, 12, 1, 2, 4, 0, '王小毛', null, null, '99041219880305００２1', 20160504, 20190504),"
            " (3, 13, 1, 3, 9, 0, '李强', '李强㐂', null, null, null, null)");
        run("insert into household_record(record_id, relation) values (11, 2), (12, 20)");
        run("insert into link(mention_id, person_id, run_id) values (1, 101, 1), (2, 102, 1)");
        run("insert into person(person_id, name, birth_date, department_mask, mention_count) values (101, '王芳', 19880305, 16, 1), (102, '王小毛', 20160504, 16, 1)");
        run("insert into community_month(record_id, file_id, row_number, division_code, month) values (21, 1, 1, 320412001001, 202006), (22, 1, 2, 320412001002, 202006)");
        run("insert into benefit_document_record(record_id, kind, grade, issued_on) values (31, 2, 3, 20180504)");
        run("insert into benefit_payment_record(record_id, benefit, period, from_month, to_month, amount, paid_on, status, holder_name)"
            " values (32, 'rural_reward', '2019', 201901, 201912, 96000, 20191105, 1, '王芳')");
        run("insert into immunisation_record(record_id) values (11)");
        run("insert into immunisation_dose values (11, '乙肝疫苗', 1, 20160504), (11, '乙肝疫苗', 2, 20160604)");
    }
    SnapshotReport snapshot(bool refresh = false) {
        return make_snapshot(test_store->url(),
                             {.data = data_, .packs = Path(JIAYU_SOURCE_FOLDER) / "packs", .now_utc = "2026-01-02T00:00:00Z", .refresh = refresh});
    }
    std::int64_t count(std::string const& sql) {
        auto opened = open_newest_snapshot(data_);
        EXPECT_TRUE(opened.has_value());
        return opened->database.connect().query_integer(sql);
    }
    // Every row of every table as text, whatever its order.
    std::string content() {
        auto opened = open_newest_snapshot(data_);
        auto duck = opened->database.connect();
        std::string tables, all;
        duck.query("select 'select ''' || table_name || ''' || t::varchar as line from ' || schema_name || '.' || table_name || ' t' from duckdb_tables() where schema_name in ('store', 'facts') order by table_name", {},
                   [&](db::Row const& row) { tables += (tables.empty() ? "" : " union all ") + std::string(row.text(0)); });
        duck.query("select line from (" + tables + ") order by line", {}, [&](db::Row const& row) { all += std::string(row.text(0)) + "\n"; });
        return all;
    }
    Path data_;
};

TEST_P(MakeSnapshot, HoldsTheStoresRowsWithRealDatesAndDerivedTraits) {
    fill();
    auto report = snapshot();
    EXPECT_EQ(report.number, 1);
    EXPECT_EQ(report.rows, 15);
    EXPECT_EQ(report.rows_read, 15);
    EXPECT_EQ(to_iso(report.as_of), "2020-06-30");
    EXPECT_EQ(count("select count(*) from store.mention where person_id = 101 and birth_date = date '1988-03-05' and number_sex = 2 and citizen_number_sent is null"), 1);
    EXPECT_EQ(count("select count(*) from store.mention where mention_id = 2 and name_is_placeholder and citizen_number_sent = '990412198803050021' and number_prefix = 990412"), 1);
    EXPECT_EQ(count("select count(*) from store.mention where mention_id = 3 and name_has_rare_character and person_id is null and not name_is_placeholder"), 1);
    EXPECT_EQ(count("select count(*) from store.benefit_document_record where grade = 3 and issued_on = date '2018-05-04'"), 1);
    EXPECT_EQ(count("select amount from store.benefit_payment_record where paid_on = date '2019-11-05' and period = '2019' and to_month = 201912"), 96000);
    EXPECT_EQ(count("select code from reference.district"), 320412);
    EXPECT_EQ(count("select count(*) from facts.mention where number_prefix_known is not null and name = '王芳'"), 1);
    EXPECT_GT(count("select count(*) from reference.division"), 1000);
    EXPECT_EQ(open_newest_snapshot(data_)->as_of, report.as_of);
}

TEST_P(MakeSnapshot, ARefreshGivesWhatAFullSnapshotGives) {
    fill();
    snapshot();
    auto transaction = store->begin();
    run("insert into mention(mention_id, record_id, file_id, row_number, department, role, name) values (4, 14, 1, 4, 5, 0, '赵六')");
    run("insert into migration_record(record_id, direction, arrived_on) values (14, 1, 20190101)");
    run("insert into benefit_payment_record(record_id, benefit, period, amount) values (33, 'rural_reward', '2020', 96000)");
    run("insert into benefit_document_record(record_id, kind) values (34, 1)");
    run("insert into immunisation_record(record_id) values (14)");
    run("insert into immunisation_dose values (14, '卡介苗', 1, 20190102)");
    run("update link set person_id = 101 where mention_id = 2");
    run("delete from person where person_id = 102");
    run("update person set name = '王方' where person_id = 101");
    run("insert into household_member(household_id, person_id, mention_id) values (7, 101, 1), (7, 101, 2), (8, 101, 3)");
    store::note_register_change(*store, "link", 2, 2);
    store::note_register_change(*store, "person", 101, 102);
    store::note_register_change(*store, "household_member", 7, 7);
    store::note_register_change(*store, "household_member", 8, 8);
    transaction->commit();
    auto report = snapshot(true);
    EXPECT_TRUE(report.refreshed);
    EXPECT_EQ(report.number, 2);
    EXPECT_EQ(report.rows_read, 11);
    auto refreshed = content();
    snapshot();
    EXPECT_EQ(content(), refreshed);
}

// Of a hundred couples some change: a number goes to another person, two persons become one, a row goes to a stranger.
TEST_P(MakeSnapshot, ARefreshReachesWhoSharesNumbersOrIsMarriedToTheChanged) {
    run("insert into source_file values (1, 'a', 'a', 'x', 4, 'household_register/2017', '2020-01-01', 3, 3, 0)");
    auto number = [](int person) {
        auto digits = fmt::format("99041219880305{:03}", person);
        return digits + CitizenNumber::check_character(digits);
    };
    for (int person = 1; person <= 200; ++person) {
        int spouse = person % 2 ? person + 1 : person - 1;
        run(fmt::format("insert into mention(mention_id, record_id, file_id, row_number, department, role, name, citizen_number, spouse_number)"
                        " values ({0}, {0}, 1, {0}, 4, 0, '王芳', '{1}', '{2}')", person, number(person), number(spouse)));
        run(fmt::format("insert into household_record(record_id, relation) values ({0}, 2)", person));
        run(fmt::format("insert into link(mention_id, person_id, run_id) values ({0}, {0}, 1)", person));
        run(fmt::format("insert into person(person_id, name, citizen_number, department_mask, mention_count) values ({0}, '王芳', '{1}', 16, 1)", person, number(person)));
    }
    snapshot();
    EXPECT_EQ(count("select count(*) from facts.person where number_holders = 1 and spouse_person_id is not null"), 200);
    auto transaction = store->begin();
    run(fmt::format("update person set citizen_number = '{}' where person_id = 1", number(50)));
    run("update link set person_id = 8 where mention_id = 7");
    run("delete from person where person_id = 7");
    run("update link set person_id = 21 where mention_id = 24");
    for (int person : {1, 7}) store::note_register_change(*store, "person", person, person);
    for (int mention : {7, 24}) store::note_register_change(*store, "link", mention, mention);
    transaction->commit();
    EXPECT_TRUE(snapshot(true).refreshed);
    EXPECT_EQ(count("select count(*) from facts.person where person_id = 50 and number_holders = 2"), 1);
    EXPECT_EQ(count("select count(*) from facts.person where person_id = 49 and spouse_person_id = 1"), 1);
    auto refreshed = content();
    snapshot();
    EXPECT_EQ(content(), refreshed);
}

// A register of couples and households in which anything changes, again and again; each refresh goes on from the one before.
TEST_P(MakeSnapshot, RefreshAfterRefreshGivesWhatAFullSnapshotGives) {
    constexpr int persons = 120;
    std::mt19937 random(7);
    auto any = [&](int below) { return int(random() % unsigned(below)); };
    auto number = [](int person) {
        auto digits = fmt::format("99041219880305{:03}", person);
        return digits + CitizenNumber::check_character(digits);
    };
    run("insert into source_file values (1, 'a', 'a', 'x', 4, 'household_register/2017', '2020-01-01', 3, 3, 0)");
    auto add_mention = [&](int mention) {
        bool is_household = mention % 2;
        run(fmt::format("insert into mention(mention_id, record_id, file_id, row_number, department, role, name, citizen_number, spouse_number)"
                        " values ({0}, {0}, 1, {0}, {1}, 0, '王芳', '{2}', '{3}')", mention, is_household ? 4 : 9, number(any(persons) + 1), number(any(persons) + 1)));
        if (is_household) run(fmt::format("insert into household_record(record_id, relation, marital_status) values ({}, 2, {})", mention, 10 * (1 + any(4))));
        else run(fmt::format("insert into community_record(record_id, relation, marital_status) values ({}, 2, {})", mention, 10 * (1 + any(4))));
        run(fmt::format("insert into link(mention_id, person_id, run_id) values ({}, {}, 1)", mention, any(persons) + 1));
    };
    auto add_member = [&](int household) { run(fmt::format("insert into household_member(household_id, person_id, mention_id) values ({}, {}, 1)", household, any(persons) + 1)); };
    auto add_spell = [&](int person) { run(fmt::format("insert into residence_spell(person_id, kind, verified_on, mention_id) values ({}, 1, {}, 1)", person, 20200101 + any(28))); };
    int mentions = 0;
    while (mentions < 2 * persons) add_mention(++mentions);
    for (int person = 1; person <= persons; ++person) {
        run(fmt::format("insert into person(person_id, name, citizen_number, department_mask, mention_count) values ({}, '王芳', '{}', 16, 1)", person, number(any(persons) + 1)));
        run(fmt::format("insert into household values ({0}, '{0}', 320412001001, 1)", person));
        add_member(person);
        add_spell(person);
    }
    snapshot();
    for (int round = 0; round < 5; ++round) {
        auto transaction = store->begin();
        auto change = [&](char const* table, int key, std::string const& sql) {
            run(sql);
            store::note_register_change(*store, table, key, key);
        };
        int a = any(persons) + 1, b = any(persons) + 1, c = any(persons) + 1, d = any(mentions) + 1;
        change("person", a, fmt::format("update person set citizen_number = '{}' where person_id = {}", number(any(persons) + 1), a));
        change("person", b, fmt::format("delete from person where person_id = {}", b));
        change("link", d, fmt::format("update link set person_id = {} where mention_id = {}", any(persons) + 1, d));
        change("household_member", c, fmt::format("delete from household_member where household_id = {}", c));
        add_member(c);
        change("household", a, fmt::format("update household set kind = 2 where household_id = {}", a));
        change("residence_spell", c, fmt::format("delete from residence_spell where person_id = {}", c));
        if (round % 2) add_spell(c);
        add_mention(++mentions);
        transaction->commit();
        auto report = snapshot(true);
        EXPECT_TRUE(report.refreshed);
        EXPECT_LT(report.rows_read, 20);
    }
    auto refreshed = content();
    snapshot();
    EXPECT_EQ(content(), refreshed);
}

TEST_P(MakeSnapshot, ARefreshAfterARebuildReadsTheRegisterAnew) {
    fill();
    snapshot();
    auto transaction = store->begin();
    run("delete from person");
    run("insert into person(person_id, name, department_mask, mention_count) values (101, '王芳', 16, 1), (5000000, '王小毛', 16, 1)");
    store::note_register_rebuilt(*store);
    transaction->commit();
    EXPECT_TRUE(snapshot(true).refreshed);
    auto refreshed = content();
    snapshot();
    EXPECT_EQ(content(), refreshed);
}

TEST_P(MakeSnapshot, AChangeThatNobodyNotedIsFoundByTheCounts) {
    fill();
    snapshot();
    run("delete from person where person_id = 102");
    try {
        snapshot(true);
        FAIL();
    } catch (EnvironmentFailure const& failure) {
        EXPECT_EQ(failure.error(), message::snapshot_count_differs);
    }
    EXPECT_EQ(open_newest_snapshot(data_)->number, 1);
}

TEST_P(MakeSnapshot, TellsWhatCameIntoTheStoreAfterIt) {
    fill();
    snapshot();
    auto changes = [&] {
        auto opened = open_newest_snapshot(data_);
        auto connection = opened->database.connect();
        return changes_since(connection, test_store->url()).value();
    };
    EXPECT_FALSE(changes().any());
    run("insert into source_file values (2, 'b', 'b', 'x', 4, 'household_register/2017', '2020-02-01', 3, 3, 0)");
    EXPECT_EQ(changes().files, 1);
    EXPECT_FALSE(changes().register_changed);
    auto transaction = store->begin();
    store::note_register_change(*store, "person", 101, 101);
    transaction->commit();
    EXPECT_TRUE(changes().register_changed);
    snapshot(true);
    EXPECT_FALSE(changes().any());
}

TEST_P(MakeSnapshot, AnEmptyStoreGivesAnEmptySnapshot) {
    EXPECT_EQ(snapshot().rows, 0);
    EXPECT_EQ(count("select count(*) from facts.mention"), 0);
}

TEST_P(MakeSnapshot, WithoutASnapshotTheAnswerSaysWhatToRun) {
    auto opened = open_newest_snapshot(data_);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error(), message::snapshot_missing);
}

INSTANTIATE_TEST_SUITE_P(, MakeSnapshot, store::both_stores(), store::backend_of);

}  // namespace jiayu::service
