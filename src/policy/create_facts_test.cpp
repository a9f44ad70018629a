#include "policy/create_facts.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "db/duck_database.hpp"

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

namespace jiayu::policy {
namespace {

Path const facts = Path(JIAYU_SOURCE_FOLDER) / "packs/national/facts";

// A district of a handful of rows, written where the loader would have put them.
class Snapshot : public testing::Test {
protected:
    void SetUp() override {
        create_snapshot_tables(duck);
        duck.run("insert into snapshot values (1, date '2020-12-31', '', '', '', 0)");
        duck.run("insert into reference.district values (320412)");
        create_facts(duck, read_fact_views(facts));
    }
    void mention(std::string const& columns, std::string const& values) {
        run("insert into store.mention (" + columns + ") values " + values);
    }
    // A word in braces stands for an invented number, always the same one.
    void run(std::string sql) {
        std::smatch word;
        while (std::regex_search(sql, word, std::regex(R"(\{(\w+)\})"))) {
            auto number = numbers_.try_emplace(word[1], numbers_.size()).first->second;
            sql.replace(std::size_t(word.position()), std::size_t(word.length()), fmt::format("'99{:015}X'", number));
        }
        duck.run(sql);
    }
    std::int64_t count(std::string const& where) {
        create_facts(duck, read_fact_views(facts));  // stored ones see the rows written since
        return duck.query_integer("select count(*) from facts." + where);
    }

    db::DuckDatabase database{{}};
    db::DuckConnection duck = database.connect();

private:
    std::map<std::string, std::size_t> numbers_;
};

bool fits(std::string const& declared, std::string const& type) {
    bool is_integer = type == "BIGINT" || type == "INTEGER" || type == "SMALLINT" || type == "HUGEINT";
    if (declared == "text") return type == "VARCHAR";
    if (declared == "bool") return type == "BOOLEAN";
    if (declared == "date") return type == "DATE";
    if (declared == "real") return type == "DOUBLE" || is_integer;
    return is_integer;
}

TEST_F(Snapshot, EveryViewHasTheColumnsAndTypesThatTheContractNames) {
    auto contract = toml::parse_file((facts / "views.toml").string());
    for (auto const& [view, table] : *contract["view"].as_table()) {
        std::map<std::string, std::string> found;
        duck.query(fmt::format("describe facts.{}", std::string(view.str())), {},
                   [&](db::Row const& row) { found[std::string(row.text(0))] = row.text(1); });
        for (auto const& [column, type] : *table.as_table()->get("columns")->as_table()) {
            auto name = std::string(column.str());
            EXPECT_TRUE(found.contains(name)) << view.str() << "." << name;
            EXPECT_TRUE(fits(*type.value<std::string>(), found[name])) << view.str() << "." << name << " is " << found[name];
            found.erase(name);
        }
        for (auto const& [extra, type] : found) ADD_FAILURE() << view.str() << "." << extra << " is not in views.toml";
    }
}

TEST(FactViews, KeepToTheSqlThatDuckDbAndPostgresShare) {
    struct Ban {
        char const* pattern;
        char const* cure;
    };
    Ban const bans[] = {
        {R"(/ *\d+(?![\d.]*\.\d))", "integers divide differently: divide by 100.0 and floor, or use %"},
        {R"( ~ )", "~ is a full match in one and a partial match in the other: use like or translate"},
        {R"(\bdesc\b(?! nulls last))", "nulls sort differently: say desc nulls last"},
        {R"(\b(date_trunc|to_char|strftime|date_diff|last_day|qualify|any_value|format|arg_max)\b)", "not the same on both"},
        {R"(\bround *\([^()]*, *\d)", "round(double, n) is not on both"},
        {R"(like '[^']*\\)", "say escape for a backslash in like"},
        {R"(cast *\( *'?\d{8}'? as date)", "a number is no date: parse at import"},
    };
    for (auto const& view : read_fact_views(facts)) {
        auto text = std::regex_replace(view.sql, std::regex("--[^\n]*"), "");
        for (auto const& ban : bans) EXPECT_FALSE(std::regex_search(text, std::regex(ban.pattern, std::regex::icase))) << view.name << ": " << ban.cure;
    }
}

TEST_F(Snapshot, ADivisionIsCurrentWhileItsIntervalHoldsTheAsOfDay) {
    duck.run("insert into reference.division values (320412001001, date '2011-01-01', date '2015-07-01'), (320412001002, date '2011-01-01', null)");
    mention("mention_id, department, role, division_code", "(1, 4, 0, 320412001001), (2, 4, 0, 320412001002), (3, 4, 0, null), (4, 4, 0, 320402001001)");
    EXPECT_EQ(count("mention where mention_id = 1 and not division_current and division_in_district"), 1);
    EXPECT_EQ(count("mention where mention_id = 2 and division_current"), 1);
    EXPECT_EQ(count("mention where mention_id = 3 and division_current is null and division_in_district is null"), 1);
    EXPECT_EQ(count("mention where mention_id = 4 and not division_in_district"), 1);
}

TEST_F(Snapshot, ANumberIsSharedWhenASecondPersonCarriesIt) {
    run("insert into store.person (person_id, citizen_number) values (1, {a}), (2, {a}), (3, {c}), (4, null), (5, {d})");
    mention("mention_id, person_id, department, role, citizen_number", "(1, 1, 4, 0, {a}), (2, 2, 4, 0, {a}), (3, 3, 4, 0, {c}), (4, 4, 9, 0, {c}), (5, 5, 9, 0, {d})");
    EXPECT_EQ(count("person where person_id in (1, 2, 3, 4) and number_holders = 2"), 4);
    EXPECT_EQ(count("person where person_id = 5 and number_holders = 1"), 1);
}

TEST_F(Snapshot, AHouseholdCountsItsHeadsAmongOpenMembershipsAlone) {
    duck.run("insert into store.household values (1, 320412001001, 1), (2, 320412001001, 1)");
    duck.run("insert into store.person (person_id, birth_date) values (1, date '1950-01-01'), (2, date '1980-01-01'), (3, date '2010-01-01')");
    duck.run("insert into store.household_member values (1, 1, 2, null, date '2015-01-01', 1), (1, 2, 2, null, null, 2), (1, 3, 20, null, null, 3),"
             "(2, 2, 10, null, null, 4), (2, 3, 20, null, null, 5)");
    mention("mention_id, birth_date", "(1, date '1950-01-01'), (2, date '1980-01-01'), (3, date '2010-01-01'), (4, null), (5, null)");
    EXPECT_EQ(count("household where household_id = 1 and head_count = 1 and member_count = 2 and person_id = 2"), 1);
    EXPECT_EQ(count("household where household_id = 2 and head_count = 0 and person_id = 2"), 1);
    EXPECT_EQ(count("household_member where household_id = 1 and person_id = 3 and head_person_id = 2 and head_birth_date = date '1980-01-01'"), 1);
    EXPECT_EQ(count("household_member where household_id = 2 and head_person_id is null"), 2);
}

TEST_F(Snapshot, ABirthKnowsTheMothersOtherBirths) {
    duck.run("insert into store.birth (birth_id, child_person_id, mother_person_id, born_on, birth_order, fetus_order) values "
             "(1, 11, 9, date '2014-03-01', 1, 1), (2, 12, 9, date '2016-05-04', 2, 1), (3, 13, 9, date '2016-05-05', 3, 2),"
             "(4, 14, null, date '2016-05-04', 1, 1), (5, 15, null, date '2016-05-05', 1, 1)");
    EXPECT_EQ(count("birth where birth_id = 2 and previous_born_on = date '2014-03-01' and siblings_same_delivery = 2 and previous_birth_order = 1"), 1);
    EXPECT_EQ(count("birth where birth_id = 3 and previous_born_on = date '2014-03-01' and siblings_same_delivery = 2 and previous_birth_order = 2"), 1);
    duck.run("insert into store.birth (birth_id, child_person_id, mother_person_id, born_on, birth_order, fetus_order) values "
             "(6, 16, 8, date '2018-06-05', 1, null), (7, 17, 8, date '2018-06-05', 2, 2)");
    EXPECT_EQ(count("birth where birth_id = 7 and previous_birth_order = 1"), 1) << "twins of whom one says in which place it came";
    EXPECT_EQ(count("birth where birth_id in (4, 5) and previous_born_on is null and siblings_same_delivery = 1 and previous_birth_order is null"), 2);
}

TEST_F(Snapshot, TheSpouseOfRecordIsTheHouseholdRegistersElseTheCommunities) {
    run("insert into store.person (person_id, citizen_number) values (1, {a}), (2, {b}), (3, {c}), (4, {d}), (5, {e})");
    run("insert into store.household_record (record_id, left_on) values (1, null), (3, date '2012-01-01')");
    run("insert into store.community_record (record_id) values (2), (4), (5), (6), (7)");
    mention("mention_id, person_id, record_id, department, role, spouse_number, spouse_number_is_valid",
            "(1, 1, 1, 4, 0, {b}, true), (2, 1, 2, 9, 0, {c}, true), (3, 2, 3, 4, 0, {a}, true), (4, 2, 4, 9, 0, {d}, true),"
            "(5, 3, 5, 9, 0, {x}, false), (6, 4, 6, 9, 0, {e}, true), (7, 5, 7, 9, 0, {d}, true)");
    EXPECT_EQ(count("person where person_id = 1 and spouse_person_id = 2 and not spouse_names_back"), 1);
    EXPECT_EQ(count("person where person_id = 2 and spouse_person_id = 4 and not spouse_names_back"), 1);
    EXPECT_EQ(count("person where person_id = 3 and spouse_person_id is null and spouse_names_back is null"), 1);
    EXPECT_EQ(count("person where person_id = 4 and spouse_person_id = 5 and spouse_names_back"), 1);
}

TEST_F(Snapshot, ASpouseIsWhoseNumberItIsAndNamesBackANumberOnesOwn) {
    run("insert into store.person (person_id, citizen_number) values (1, {wife}), (2, {man}), (3, {other}), (4, null), (5, {kin}), (6, {kin})");
    run("insert into store.community_record (record_id) values (1), (2), (4), (5), (6)");
    mention("mention_id, person_id, record_id, department, role, citizen_number, spouse_number, spouse_number_is_valid",
            "(1, 3, 9, 1, 1, {man}, null, null), (2, 1, 1, 9, 0, null, {man}, true), (3, 2, 2, 9, 0, null, {wife}, true),"
            "(4, 4, 4, 9, 0, null, {kin}, true), (5, 5, 5, 9, 0, null, {gone}, true), (6, 6, 6, 9, 0, null, {kin}, true)");
    EXPECT_EQ(count("person where person_id = 1 and spouse_person_id = 2 and spouse_names_back"), 1) << "not who once had the number written";
    EXPECT_EQ(count("person where person_id = 2 and spouse_person_id = 1 and spouse_names_back"), 1);
    EXPECT_EQ(count("person where person_id = 4 and spouse_person_id = 5 and spouse_names_back is null"), 1) << "nobody can name one without a number";
    EXPECT_EQ(count("person where person_id = 6 and spouse_person_id = 5 and spouse_names_back is null"), 1) << "nor one who carries the spouse's";
    run("update store.person set citizen_number = {own} where person_id = 4");
    EXPECT_EQ(count("person where person_id = 4 and not spouse_names_back"), 1) << "whoever the number 'gone' belongs to";
}

TEST_F(Snapshot, AMonthSeesTheMonthBeforeAcrossNewYear) {
    duck.run("insert into store.community_month (record_id, division_code, month, births, closing) values (1, 320412001001, 201612, 5, 90), (2, 320412001001, 201701, 6, 91),"
             "(3, 320412001001, 201703, 7, 92)");
    EXPECT_EQ(count("community_month where month = 201701 and previous_closing = 90 and previous_births = 5"), 1);
    EXPECT_EQ(count("community_month where month = 201703 and previous_closing is null"), 1);
    EXPECT_EQ(count("community_year where community_year = 3204120010012017 and births = 13"), 1);
}

}  // namespace
}  // namespace jiayu::policy
