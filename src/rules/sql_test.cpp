#include "rules/sql.hpp"

#include <gtest/gtest.h>

#include "rules/check.hpp"

namespace jiayu::rules {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

Vocabulary const& vocabulary() {
    static Vocabulary const known = [] {
        Vocabulary words;
        words.code_sets["sex"] = {{"male", 1}, {"female", 2}};
        words.views["person"] = {"person", "person_id",
                                 {{"n", integer_type}, {"name", text_type}, {"born", date_type}, {"sex", {Kind::code, "sex"}}, {"known", boolean_type}}};
        words.parameters["age_min"] = {"age_min", integer_type,
                                       {{day("1950-05-01"), day("1980-12-31"), std::int64_t(18), "", "recall"},
                                        {day("1981-01-01"), {}, std::int64_t(20), "", "statute"}}};
        return words;
    }();
    return known;
}

struct SqlExample {
    char const* title;
    char const* condition;
    char const* duckdb;
    char const* postgres;
};

SqlExample const examples[] = {
    {"Kleene's logic is SQL's", "known && n > 1 || !known", "((known and (n > 1)) or (not known))", "((known and (n > 1)) or (not known))"},
    {"a guard spares the costly part", "has(name) && name == \"a'b\"", "(case when (name is not null) then (name = 'a''b') else false end)",
     "(case when (name is not null) then (name = 'a''b') else false end)"},
    {"a cheap part that may be unknown spares it too", "matches(name, \"^a\") && known", "(case when known is false then false else (known and regexp_matches(name, '^a', 's')) end)",
     "(case when known is false then false else (known and (name ~ '^a')) end)"},
    {"for or as for and", "known || matches(name, \"^a\")", "(case when known then true else (known or regexp_matches(name, '^a', 's')) end)",
     "(case when known then true else (known or (name ~ '^a')) end)"},
    {"years until the as-of day are a day", "age_on(born, as_of) >= 18", "(born <= date '2002-12-31')", "(born <= date '2002-12-31')"},
    {"more than n is n + 1", "years_between(born, as_of) > 7", "(born <= date '2012-12-31')", "(born <= date '2012-12-31')"},
    {"less is the other side", "age_on(born, as_of) < param.age_min", "(born > date '2000-12-31')", "(born > date '2000-12-31')"},
    {"a remainder by zero is unknown", "n % n == 1", "((case when n = -1 then 0 * cast(n as bigint) else cast(n as bigint) % nullif(n, 0) end) = 1)",
     "((case when n = -1 then 0 * cast(n as bigint) else cast(n as bigint) % nullif(n, 0) end) = 1)"},
    {"by a number above zero it needs no care", "n % 2 == 1", "((cast(n as bigint) % 2) = 1)", "((cast(n as bigint) % 2) = 1)"},
    {"a sum beyond 64 bits is unknown", "n + 1 > 2", "((try_cast(cast(n as hugeint) + 1 as bigint) | 0) > 2)",
     "((select case when whole between -9223372036854775808 and 9223372036854775807 then cast(whole as bigint) end from (select cast(n as numeric) + 1 as whole) as computed) > 2)"},
    {"a sum that cannot get there needs no care", "size(name) + 1 > 2", "(cast(cast(length(name) as hugeint) + 1 as bigint) > 2)", "(cast(cast(length(name) as numeric) + 1 as bigint) > 2)"},
    {"what no fact changes is worked out beforehand", "n > 2 * 3 + abs(-1)", "(n > 7)", "(n > 7)"},
    {"codes become numbers", "sex == \"female\"", "(sex = 2)", "(sex = 2)"},
    {"a parameter has its value of the as-of day", "n > param.age_min", "(n > 20)", "(n > 20)"},
    {"or of the fact's own day", "n > param.age_min.on(born)",
     "(n > (case when born >= date '1950-05-01' and born <= date '1980-12-31' then 18 when born >= date '1981-01-01' then 20 end))",
     "(n > (case when born >= date '1950-05-01' and born <= date '1980-12-31' then 18 when born >= date '1981-01-01' then 20 end))"},
    {"sums of days stay days of the calendar", "born + months(3) < as_of",
     "((case when born <= date '2200-09-30' then cast(born + (3) * interval '1 month' as date) end) < date '2020-12-31')",
     "((case when born <= date '2200-09-30' then cast(born + (3) * interval '1 month' as date) end) < date '2020-12-31')"},
    {"also those of another fact's days", "born - days(n) < as_of",
     "((case when n between -(date '2200-12-31' - born) and -(date '1800-01-01' - born) then born - cast(n as int) end) < date '2020-12-31')",
     "((case when n between -(date '2200-12-31' - born) and -(date '1800-01-01' - born) then born - cast(n as int) end) < date '2020-12-31')"},
    {"patterns are searched", "matches(name, \"^a\")", "regexp_matches(name, '^a', 's')", "(name ~ '^a')"},
    {"an unknown question has no answer", "known ? n == 1 : n == 2", "(case known when true then (n = 1) when false then (n = 2) end)",
     "(case known when true then (n = 1) when false then (n = 2) end)"},
};

}  // namespace

TEST(Sql, SaysTheConditionInBothDialects) {
    for (auto const& example : examples) {
        auto term = check_condition(example.condition, vocabulary().views.at("person"), vocabulary());
        ASSERT_TRUE(term) << example.title << term.error().text(Language::en);
        EXPECT_EQ(to_sql(*term, {.dialect = Dialect::duckdb, .as_of = day("2020-12-31")}), example.duckdb) << example.title;
        EXPECT_EQ(to_sql(*term, {.dialect = Dialect::postgres, .as_of = day("2020-12-31")}), example.postgres) << example.title;
    }
}

TEST(Sql, BornOn29FebruaryCountsFromMarchInYearsWithoutOne) {
    auto sql_on = [](char const* condition, char const* as_of) {
        return to_sql(check_condition(condition, vocabulary().views.at("person"), vocabulary()).value(), {.as_of = day(as_of)});
    };
    EXPECT_EQ(sql_on("age_on(born, as_of) >= 17", "2021-02-28"), "(born <= date '2004-02-28')");
    EXPECT_EQ(sql_on("age_on(born, as_of) >= 17", "2021-03-01"), "(born <= date '2004-03-01')");
    EXPECT_EQ(sql_on("age_on(born, as_of) > 0", "2020-02-29"), "(born <= date '2019-02-28')");
}

TEST(Sql, ParameterOutOfForceIsUnknown) {
    auto term = check_condition("n > param.age_min", vocabulary().views.at("person"), vocabulary());
    ASSERT_TRUE(term);
    EXPECT_EQ(to_sql(*term, {.as_of = day("1949-12-31")}), "(n > cast(null as bigint))");
}

}  // namespace jiayu::rules
