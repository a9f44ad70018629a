// How many rows a second does an Appender take? Rows of 15 columns as of a mention: ids, codes, days, a name, a number, an address.
// Set JIAYU_TEST_POSTGRES (tests/with_postgres.sh) for PostgreSQL's figure. Bar: 1,000,000 rows a second on SQLite.
#include <benchmark/benchmark.h>

#include "store/stores_under_test.hpp"

namespace jiayu::store {

namespace {

constexpr db::Statement create_rows{
    "create_rows",
    "create table bench_row(id integer primary key, record_id integer not null, file_id integer not null, row_number integer not null,"
    " department smallint not null, role smallint not null, name text, citizen_number text, sex smallint, birth_date integer,"
    " phone text, address text, division_code bigint, household_number text, observed_on integer)", "", ""};
constexpr db::Statement append_rows{
    "append_rows",
    "insert into bench_row(id, record_id, file_id, row_number, department, role, name, citizen_number, sex, birth_date, phone, address,"
    " division_code, household_number, observed_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)", "", ""};

void append(benchmark::State& state, char const* backend) {
    if (std::string_view(backend) == "postgres" && !has_postgres()) return state.SkipWithError("no JIAYU_TEST_POSTGRES");
    auto const rows = state.range(0);
    for (auto _ : state) {
        state.PauseTiming();
        TestStore test_store(backend);
        auto store = test_store.open();
        store->run(create_rows);
        state.ResumeTiming();
        auto transaction = store->begin();
        auto appender = store->appender(append_rows);
        for (std::int64_t i = 1; i <= rows; ++i) {
            db::Value const values[] = {i, i, std::int64_t(3), i, std::int64_t(4), std::int64_t(0), std::string_view("王小芳"),
                                        std::string_view("990412198803050021"), std::int64_t(2), std::int64_t(19880305),
                                        std::string_view("12011112222"), std::string_view("湖塘镇人民东路12号3幢401室"),
                                        std::int64_t(320412100001), std::string_view("0412100001234"), std::int64_t(20160504)};
            appender->append(values);
        }
        appender->finish();
        transaction->commit();
        state.PauseTiming();
        store.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * rows);
}

}  // namespace

BENCHMARK_CAPTURE(append, sqlite, "sqlite")->Arg(500'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(append, postgres, "postgres")->Arg(500'000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace jiayu::store
