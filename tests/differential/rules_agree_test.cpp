// The rule language has three judges: the interpreter, DuckDB and PostgreSQL. Random well-typed conditions over random rows must get
// one answer from all. JIAYU_RULE_PAIRS says how many pairs of condition and row (10,000); JIAYU_RULE_SEED where they begin.
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/result.hpp"
#include "db/duck_database.hpp"
#include "db/postgres_connection.hpp"
#include "invented_conditions.hpp"
#include "rules/check.hpp"
#include "rules/interpret.hpp"
#include "rules/sql.hpp"

namespace jiayu::rules {

namespace {

Date const as_of = *date_from_iso("2020-12-31");

std::uint64_t number_of(char const* variable, std::uint64_t otherwise) {
    auto text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

struct Condition {
    std::string source;
    Term term;
};

std::string column_type(Column const& column) {
    switch (column.type.kind) {
        case Kind::text: return "text";
        case Kind::boolean: return "boolean";
        case Kind::date: return "date";
        case Kind::code: return "smallint";  // narrow columns must not make narrow sums
        case Kind::real: return "double precision";
        default: return column.name.ends_with("_small") ? "smallint" : "bigint";
    }
}

std::string create_table(View const& view) {
    std::string sql = "create table invented (place int";
    for (auto const& column : view.columns) sql += ", " + column.name + " " + column_type(column);
    return sql + ")";
}

std::string insert_row(View const& view, InventedRow const& row, std::size_t place) {
    auto sql = fmt::format("insert into invented values ({}", place);
    for (std::size_t i = 0; i < view.columns.size(); ++i) sql += row[i] ? ", " + sql_literal(*row[i]) : ", null";
    return sql + ")";
}

// What an answer looks like whoever gives it; reals to the last bit.
std::string shown(std::optional<Constant> const& answer) {
    struct Shown {
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return fmt::format("{:a}", number); }
        std::string operator()(std::string const& text) const { return "'" + text + "'"; }
        std::string operator()(bool truth) const { return truth ? "1" : "0"; }
        std::string operator()(Date day) const { return "'" + to_iso(day) + "'"; }
        std::string operator()(std::vector<Constant> const&) const { return "list"; }
    };
    return answer ? std::visit(Shown(), static_cast<Constant::variant const&>(*answer)) : "unknown";
}

std::string selected(Condition const& condition, Dialect dialect) {
    auto sql = to_sql(condition.term, {.dialect = dialect, .as_of = as_of});
    if (condition.term.type.kind == Kind::boolean) return "(case " + sql + " when true then 1 when false then 0 end)";
    return condition.term.type.kind == Kind::date ? "cast(" + sql + " as text)" : sql;
}

std::string read(db::Row const& row, int column, Kind kind) {
    if (row.is_null(column)) return "unknown";
    if (kind == Kind::text || kind == Kind::date) return "'" + std::string(row.text(column)) + "'";
    return kind == Kind::real ? fmt::format("{:a}", row.real(column)) : std::to_string(row.integer(column));
}

using Answers = std::vector<std::vector<std::string>>;  // by row, by condition
using Query = std::function<void(std::string const&, std::function<void(db::Row const&)> const&)>;

class Agreement : public testing::Test {
protected:
    void SetUp() override {
        std::mt19937_64 random(seed);
        for (std::size_t i = 0; i < row_count; ++i) rows.push_back(invent_row(view, random));
    }

    Answers interpreted(std::span<Condition const> conditions) const {
        Answers answers;
        for (auto const& row : rows) {
            auto& line = answers.emplace_back();
            auto facts = [&](Column const& column) { return row[std::size_t(&column - view.columns.data())]; };
            for (auto const& condition : conditions) line.push_back(shown(interpret(condition.term, facts, as_of)));
        }
        return answers;
    }

    Answers asked(std::span<Condition const> conditions, Dialect dialect, Query const& query) const {
        std::string sql = "select ";
        for (auto const& condition : conditions) sql += selected(condition, dialect) + ", ";
        Answers answers;
        query(sql + "place from invented order by place", [&](db::Row const& row) {
            auto& line = answers.emplace_back();
            for (std::size_t i = 0; i < conditions.size(); ++i) line.push_back(read(row, int(i), conditions[i].term.type.kind));
        });
        return answers;
    }

    void compare(std::span<Condition const> conditions, Dialect dialect, Query const& query) {
        Answers found;
        try {
            found = asked(conditions, dialect, query);
        } catch (EnvironmentFailure const& failure) {
            if (conditions.size() == 1) FAIL() << conditions[0].source << "\n" << to_sql(conditions[0].term, {.dialect = dialect, .as_of = as_of}) << "\n" << failure.what();
            for (auto const& condition : conditions) compare({&condition, 1}, dialect, query);
            return;
        }
        auto expected = interpreted(conditions);
        ASSERT_EQ(found.size(), rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t i = 0; i < conditions.size(); ++i) {
                ++compared;
                known += expected[row][i] != "unknown";
                if (found[row][i] != expected[row][i]) tell(conditions[i], row, dialect, {expected[row][i], found[row][i]});
            }
    }

    void tell(Condition const& condition, std::size_t row, Dialect dialect, std::pair<std::string, std::string> answers) const {
        std::string facts;
        for (auto const* column : columns_read(condition.term))
            facts += fmt::format(" {}={}", column->name, shown(rows[row][std::size_t(column - view.columns.data())]));
        ADD_FAILURE() << condition.source << "\n" << facts << "\ninterpreter " << answers.first << ", "
                      << (dialect == Dialect::duckdb ? "DuckDB " : "PostgreSQL ") << answers.second << "\n"
                      << to_sql(condition.term, {.dialect = dialect, .as_of = as_of});
    }

    void judge_pairs(Dialect dialect, Query const& query) {
        query(create_table(view), [](db::Row const&) {});
        for (std::size_t i = 0; i < rows.size(); ++i) query(insert_row(view, rows[i], i), [](db::Row const&) {});
        std::mt19937_64 random(seed + 1);
        auto wanted = number_of("JIAYU_RULE_PAIRS", 10'000);
        while (compared < wanted && !HasFailure()) {
            std::vector<Condition> conditions;
            for (std::size_t i = 0; i < conditions_a_query; ++i) {
                auto source = invent_condition(view, random);
                auto syntax = parse(source);
                ASSERT_TRUE(syntax) << source << syntax.error().text(Language::en);
                auto term = check(*syntax, source, view, vocabulary);
                ASSERT_TRUE(term) << source << term.error().text(Language::en);
                conditions.push_back({std::move(source), std::move(*term)});
            }
            compare(conditions, dialect, query);
        }
        EXPECT_GT(known * 2, compared) << "more than half of the answers should be known, or little is compared";
    }

    static constexpr std::size_t row_count = 50, conditions_a_query = 20;
    std::uint64_t const seed = number_of("JIAYU_RULE_SEED", 1);
    Vocabulary const vocabulary = invented_vocabulary();
    View const& view = vocabulary.views.at("invented");
    std::vector<InventedRow> rows;
    std::uint64_t compared = 0, known = 0;
};

}  // namespace

TEST_F(Agreement, InterpreterAndDuckDBGiveOneAnswer) {
    db::DuckDatabase database({});
    auto duck = database.connect();
    judge_pairs(Dialect::duckdb, [&](std::string const& sql, auto const& each_row) { duck.query(sql, {}, each_row); });
}

TEST_F(Agreement, InterpreterAndPostgreSQLGiveOneAnswer) {
    auto server = std::getenv("JIAYU_TEST_POSTGRES");
    if (!server) GTEST_SKIP() << "no PostgreSQL: run through tests/with_postgres.sh, which sets JIAYU_TEST_POSTGRES";
    db::PostgresConnection connection(server);
    connection.execute("schema", "create temporary table invented_session (place int); set search_path = pg_temp");
    judge_pairs(Dialect::postgres, [&](std::string const& sql, auto const& each_row) { connection.query("invented", sql, {}, each_row); });
}

}  // namespace jiayu::rules
