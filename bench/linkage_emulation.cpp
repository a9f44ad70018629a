#include "linkage_emulation.hpp"

#include <duckdb.h>
#include <fmt/format.h>

#include <chrono>
#include <stdexcept>

namespace jiayu::bench {

LinkageEmulation::LinkageEmulation(PredictionSql sql, int threads) : sql_(std::move(sql)) {
    if (duckdb_open(nullptr, &database_) != DuckDBSuccess || duckdb_connect(database_, &connection_) != DuckDBSuccess)
        throw std::runtime_error("cannot open DuckDB");
    execute(fmt::format("set threads = {}; set preserve_insertion_order = false", threads));
}

LinkageEmulation::~LinkageEmulation() {
    duckdb_disconnect(&connection_);
    duckdb_close(&database_);
}

EmulationFigures LinkageEmulation::run() {
    execute(sql_.load);
    EmulationFigures figures;
    figures.prepare_seconds = timed(sql_.prepare);
    figures.block_seconds = timed(sql_.block);
    figures.score_seconds = timed(sql_.score);
    figures.records = count("record");
    figures.pairs = count("pair");
    figures.kept = count("prediction");
    return figures;
}

void LinkageEmulation::each_prediction(std::function<void(std::string_view, std::string_view, double)> const& each) {
    duckdb_result result;
    if (duckdb_query(connection_, "select id_a, id_b, weight from prediction", &result) != DuckDBSuccess) throw std::runtime_error(duckdb_result_error(&result));
    auto text = [](duckdb_vector vector, idx_t row) {
        auto& value = static_cast<duckdb_string_t*>(duckdb_vector_get_data(vector))[row];
        return std::string_view(duckdb_string_t_data(&value), duckdb_string_t_length(value));
    };
    while (auto chunk = duckdb_fetch_chunk(result)) {
        auto *a = duckdb_data_chunk_get_vector(chunk, 0), *b = duckdb_data_chunk_get_vector(chunk, 1);
        auto const* weights = static_cast<double const*>(duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, 2)));
        for (idx_t row = 0; row < duckdb_data_chunk_get_size(chunk); ++row) each(text(a, row), text(b, row), weights[row]);
        duckdb_destroy_data_chunk(&chunk);
    }
    duckdb_destroy_result(&result);
}

void LinkageEmulation::save_predictions(std::string const& path) { execute(fmt::format("copy prediction to '{}' (header)", path)); }

double LinkageEmulation::timed(std::string const& sql) {
    auto begun = std::chrono::steady_clock::now();
    execute(sql);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

void LinkageEmulation::execute(std::string const& sql) {
    duckdb_result result;
    if (duckdb_query(connection_, sql.c_str(), &result) != DuckDBSuccess) throw std::runtime_error(fmt::format("{}\n{}", duckdb_result_error(&result), sql));
    duckdb_destroy_result(&result);
}

long long LinkageEmulation::count(std::string const& table) {
    duckdb_result result;
    if (duckdb_query(connection_, ("select count(*) from " + table).c_str(), &result) != DuckDBSuccess) throw std::runtime_error(duckdb_result_error(&result));
    auto rows = duckdb_value_int64(&result, 0, 0);
    duckdb_destroy_result(&result);
    return rows;
}

}  // namespace jiayu::bench
