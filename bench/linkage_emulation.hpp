// Runs the emulated prediction on DuckDB by its C API, in memory, plainly opened: src/db keeps DuckDB from reading files.
#pragma once
#include <functional>
#include <memory>
#include <string_view>

#include "linkage_sql.hpp"

struct _duckdb_database;
struct _duckdb_connection;

namespace jiayu::bench {

struct EmulationFigures {
    double prepare_seconds = 0, block_seconds = 0, score_seconds = 0;  // loading excluded
    long long records = 0, pairs = 0, kept = 0;
};

class LinkageEmulation {
public:
    LinkageEmulation(PredictionSql sql, int threads);
    ~LinkageEmulation();

    EmulationFigures run();
    void each_prediction(std::function<void(std::string_view a, std::string_view b, double weight)> const& each);
    void save_predictions(std::string const& path);  // CSV: id_a, id_b, weight

private:
    double timed(std::string const& sql);
    void execute(std::string const& sql);
    long long count(std::string const& table);

    PredictionSql sql_;
    _duckdb_database* database_ = nullptr;
    _duckdb_connection* connection_ = nullptr;
};

}  // namespace jiayu::bench
