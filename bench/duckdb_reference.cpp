// The yardsticks that DuckDB gives, measured in the run that they are compared with:
//   duckdb_reference read-csv FILE…    reads UTF-8 CSV files as texts and counts every value
//   duckdb_reference scan SNAPSHOT     reads every column of every table of a snapshot
// Prints "rows seconds". Opens DuckDB plainly: src/db keeps it from reading files.
#include <duckdb.h>

#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

class Duck {
public:
    explicit Duck(char const* file) {
        if (duckdb_open(file, &database_) != DuckDBSuccess || duckdb_connect(database_, &connection_) != DuckDBSuccess)
            throw std::runtime_error("cannot open DuckDB");
        run("set threads = 2");
    }
    ~Duck() {
        duckdb_disconnect(&connection_);
        duckdb_close(&database_);
    }
    Duck(Duck const&) = delete;
    Duck& operator=(Duck const&) = delete;

    std::vector<std::string> run(std::string const& sql) {
        duckdb_result result;
        if (duckdb_query(connection_, sql.c_str(), &result) != DuckDBSuccess) throw std::runtime_error(duckdb_result_error(&result));
        std::vector<std::string> values;
        for (idx_t row = 0; row < duckdb_row_count(&result); ++row) {
            auto text = duckdb_value_varchar(&result, 0, row);
            values.emplace_back(text ? text : "");
            duckdb_free(text);
        }
        duckdb_destroy_result(&result);
        return values;
    }

private:
    duckdb_database database_;
    duckdb_connection connection_;
};

long long read_csv(Duck& duck, std::string const& file) {
    // count(columns) makes it read every value; all_varchar, since the files' dates and codes are texts to it.
    auto rows = duck.run("select cast(count(*) as varchar) from (select hash(columns(*)) from read_csv('" + file +
                         "', all_varchar = true, header = true, strict_mode = false))");
    return std::stoll(rows.at(0));
}

long long scan(Duck& duck) {
    long long rows = 0;
    for (auto const& table : duck.run("select '\"' || table_schema || '\".\"' || table_name || '\"' from information_schema.tables where table_type = 'BASE TABLE'")) {
        rows += std::stoll(duck.run("select cast(count(*) as varchar) from " + table).at(0));
        duck.run("select max(columns(*)) from " + table);
    }
    return rows;
}

}  // namespace

int main(int count, char** arguments) try {
    std::string_view what = count > 1 ? arguments[1] : "";
    if ((what != "read-csv" && what != "scan") || count < 3) return std::fputs("usage: duckdb_reference read-csv FILE… | scan SNAPSHOT\n", stderr), 2;
    Duck duck(what == "scan" ? arguments[2] : nullptr);
    auto started = std::chrono::steady_clock::now();
    long long rows = 0;
    if (what == "scan") rows = scan(duck);
    for (int i = 2; what == "read-csv" && i < count; ++i) rows += read_csv(duck, arguments[i]);
    std::printf("%lld %.2f\n", rows, std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
} catch (std::exception const& failure) {
    return std::fprintf(stderr, "duckdb_reference: %s\n", failure.what()), 3;
}
