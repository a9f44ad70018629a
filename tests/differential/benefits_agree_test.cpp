// A benefit has three judges: the interpreter for one person, and one statement for everybody on DuckDB and on PostgreSQL. On invented
// persons, with missing facts and days on every boundary, all must give one decision, one reason for each condition and one amount.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "base/result.hpp"
#include "db/duck_database.hpp"
#include "db/postgres_connection.hpp"
#include "policy/benefit_statement.hpp"
#include "policy/judge_benefit.hpp"
#include "policy/load_pack.hpp"
#include "rules/sql.hpp"

namespace jiayu::policy {

namespace {

constexpr std::size_t persons = 3000;
constexpr std::uint64_t seed = 20261124;

using InventedRow = std::vector<std::optional<rules::Constant>>;
using Query = std::function<void(std::string const&, std::function<void(db::Row const&)> const&)>;

std::string sql_type(rules::Column const& column) {
    switch (column.type.kind) {
        case rules::Kind::text: return "text";
        case rules::Kind::boolean: return "boolean";
        case rules::Kind::date: return "date";
        case rules::Kind::code: return "smallint";
        default: return column.name == "division_code" ? "bigint" : "int";
    }
}

// Days near those on which the rules turn.
Date invent_day(std::mt19937_64& random) {
    static std::string_view const days[] = {"1933-01-01", "1932-12-31", "1960-02-29", "1965-06-30", "2025-01-01", "2024-12-31", "2022-01-31", "2021-12-31"};
    if (random() % 3 == 0) return *date_from_iso(days[random() % std::size(days)]);
    return date_from_days(int(random() % 34000) - 13500);
}

rules::Constant invent(rules::Column const& column, std::mt19937_64& random) {
    switch (column.type.kind) {
        case rules::Kind::text: return std::string(random() % 4 ? "X990000001" : "");
        case rules::Kind::boolean: return random() % 4 != 0;
        case rules::Kind::date: return invent_day(random);
        case rules::Kind::code: return std::int64_t(1 + random() % 2);
        default: return std::int64_t(random() % 5);
    }
}

std::vector<InventedRow> invent_rows(rules::View const& view) {
    std::mt19937_64 random(seed);
    std::vector<InventedRow> rows;
    for (std::size_t person = 0; person < persons; ++person) {
        auto& row = rows.emplace_back();
        for (auto const& column : view.columns) {
            if (column.name == "person_id") row.push_back(std::int64_t(person));
            else if (random() % 3 == 0) row.push_back(std::nullopt);
            else row.push_back(invent(column, random));
        }
    }
    return rows;
}

std::string create_table(rules::View const& view, std::vector<InventedRow> const& rows) {
    std::string columns, values;
    for (auto const& column : view.columns) columns += (columns.empty() ? "" : ", ") + column.name + " " + sql_type(column);
    for (auto const& row : rows) {
        std::string line;
        for (auto const& value : row) line += (line.empty() ? "" : ", ") + (value ? rules::sql_literal(*value) : std::string("null"));
        values += (values.empty() ? "(" : ",\n(") + line + ")";
    }
    return fmt::format("create table facts.{0} ({1}); insert into facts.{0} values {2};", view.name, columns, values);
}

struct Answer {
    std::int64_t holds = 0, unknown = 0, decision = 0;
    std::optional<std::int64_t> amount;
    friend bool operator==(Answer const&, Answer const&) = default;
};

Answer interpreted(JudgedBenefit const& judged, InventedRow const& row, Date day) {
    auto facts = [&](rules::Column const& column) { return row[std::size_t(&column - judged.benefit->view->columns.data())]; };
    auto verdict = judge_benefit(*judged.benefit, facts, day);
    Answer answer{.decision = std::int64_t(verdict.outcome), .amount = verdict.amount};
    for (std::size_t i = 0; i < verdict.conditions.size(); ++i) {
        if (verdict.conditions[i] == Outcome::holds) answer.holds |= std::int64_t(1) << i;
        if (verdict.conditions[i] == Outcome::unknown) answer.unknown |= std::int64_t(1) << i;
    }
    return answer;
}

class BenefitsAgree : public testing::Test {
protected:
    void SetUp() override {
        auto loaded = load_sound_pack(Path(JIAYU_SOURCE_FOLDER) / "packs/national");
        ASSERT_TRUE(loaded) << loaded.error().text(Language::en);
        pack = std::make_unique<Pack>(std::move(*loaded));
        for (auto const* name : {"benefit_person", "benefit_child"}) rows[name] = invent_rows(pack->vocabulary.views.at(name));
    }

    void compare(rules::Dialect dialect, Query const& query) {
        query("create schema facts", [](db::Row const&) {});
        for (auto const& [name, invented] : rows) query(create_table(pack->vocabulary.views.at(name), invented), [](db::Row const&) {});
        for (auto const* day : {"2010-12-31", "2015-03-01", "2018-01-01", "2022-07-01", "2025-02-28", "2027-01-31"}) compare_on(*date_from_iso(day), dialect, query);
        EXPECT_GT(entitled, 100);
        EXPECT_GT(compared, std::int64_t(90'000));
    }

    void compare_on(Date day, rules::Dialect dialect, Query const& query) {
        for (auto const& judged : benefits_in_force(*pack, day)) {
            JudgedBenefit const alone[] = {judged};
            std::size_t found = 0;
            query(judge_benefits_statement({.benefits = alone, .as_of = day, .dialect = dialect}), [&](db::Row const& row) {
                ++found;
                Answer told{row.integer(2), row.integer(3), row.integer(4), row.is_null(5) ? std::nullopt : std::optional(row.integer(5))};
                auto expected = interpreted(judged, rows.at(judged.benefit->view->name)[std::size_t(row.integer(0))], day);
                EXPECT_EQ(told, expected) << judged.benefit->id << " of person " << row.integer(0) << " on " << to_iso(day);
                entitled += expected.decision == 1;
                ++compared;
            });
            EXPECT_EQ(found, persons);
        }
    }

    std::unique_ptr<Pack> pack;
    std::map<std::string, std::vector<InventedRow>> rows;
    std::int64_t compared = 0, entitled = 0;
};

}  // namespace

TEST_F(BenefitsAgree, InterpreterAndDuckDBGiveOneAnswer) {
    db::DuckDatabase database({});
    auto duck = database.connect();
    compare(rules::Dialect::duckdb, [&](std::string const& sql, auto const& each_row) {
        if (sql.starts_with("create")) duck.run(sql);
        else duck.query(sql, {}, each_row);
    });
}

TEST_F(BenefitsAgree, InterpreterAndPostgreSQLGiveOneAnswer) {
    auto url = std::getenv("JIAYU_TEST_POSTGRES");
    if (!url) GTEST_SKIP() << "no PostgreSQL: run through tests/with_postgres.sh, which sets JIAYU_TEST_POSTGRES";
    db::PostgresConnection postgres(url);
    postgres.execute("begin", "begin; drop schema if exists facts cascade");
    compare(rules::Dialect::postgres, [&](std::string const& sql, auto const& each_row) {
        if (sql.starts_with("create")) postgres.execute("create", sql);
        else postgres.query("judge", sql, {}, each_row);
    });
    postgres.execute("rollback", "rollback");
}

}  // namespace jiayu::policy
