#include "db/duck_connection.hpp"

#include "db/messages.hpp"

namespace jiayu::db {

namespace {

Error statement_error(std::string const& sql, char const* reason) {
    constexpr std::size_t shown = 300;
    return Error(message::duck_statement_failed, {{"statement", sql.substr(0, shown)}, {"reason", reason ? reason : ""}});
}

class Prepared {
public:
    Prepared(duckdb_connection connection, std::string const& sql) { state_ = duckdb_prepare(connection, sql.c_str(), &handle_); }
    ~Prepared() { duckdb_destroy_prepare(&handle_); }
    Prepared(Prepared const&) = delete;
    Prepared& operator=(Prepared const&) = delete;

    bool ok() const { return state_ == DuckDBSuccess; }
    char const* reason() const { return duckdb_prepare_error(handle_); }
    duckdb_prepared_statement handle() const { return handle_; }

    bool bind(std::span<Value const> values) {
        for (idx_t index = 0; index < values.size(); ++index)
            if (bind_one(index + 1, values[index]) != DuckDBSuccess) return false;
        return true;
    }

private:
    duckdb_state bind_one(idx_t index, Value const& value) {
        if (auto number = std::get_if<std::int64_t>(&value)) return duckdb_bind_int64(handle_, index, *number);
        if (auto number = std::get_if<double>(&value)) return duckdb_bind_double(handle_, index, *number);
        if (auto text = std::get_if<std::string_view>(&value)) return duckdb_bind_varchar_length(handle_, index, text->data(), text->size());
        return duckdb_bind_null(handle_, index);
    }

    duckdb_prepared_statement handle_ = nullptr;
    duckdb_state state_;
};

class Answer {
public:
    Answer(duckdb_connection connection, std::string const& sql, std::span<Value const> values) {
        finish(sql, values.empty() ? duckdb_query(connection, sql.c_str(), &result_) : execute(connection, sql, values));
    }
    ~Answer() { duckdb_destroy_result(&result_); }
    Answer(Answer const&) = delete;
    Answer& operator=(Answer const&) = delete;

    // False when the result is at its end.
    bool next(std::function<void(DuckChunk const&)> const& each_chunk) {
        std::unique_ptr<_duckdb_data_chunk, void (*)(_duckdb_data_chunk*)> chunk(
            duckdb_fetch_chunk(result_), [](_duckdb_data_chunk* handle) { duckdb_destroy_data_chunk(&handle); });
        if (chunk) each_chunk(DuckChunk(chunk.get()));
        return bool(chunk);
    }

private:
    duckdb_state execute(duckdb_connection connection, std::string const& sql, std::span<Value const> values) {
        Prepared prepared(connection, sql);
        if (!prepared.ok() || !prepared.bind(values)) throw EnvironmentFailure(statement_error(sql, prepared.reason()));
        return duckdb_execute_prepared(prepared.handle(), &result_);
    }

    void finish(std::string const& sql, duckdb_state state) {
        if (state == DuckDBSuccess) return;
        auto error = statement_error(sql, duckdb_result_error(&result_));
        duckdb_destroy_result(&result_);
        throw EnvironmentFailure(std::move(error));
    }

    duckdb_result result_{};
};

}  // namespace

void DuckConnection::Disconnect::operator()(_duckdb_connection* handle) const { duckdb_disconnect(&handle); }

DuckConnection::DuckConnection(duckdb_database database) {
    duckdb_connection handle = nullptr;
    auto state = duckdb_connect(database, &handle);
    handle_.reset(handle);
    if (state != DuckDBSuccess) throw EnvironmentFailure(statement_error("connect", nullptr));
}

void DuckConnection::run(std::string const& sql, std::span<Value const> values) { Answer(handle_.get(), sql, values); }

void DuckConnection::query_chunks(std::string const& sql, std::span<Value const> values,
                                  std::function<void(DuckChunk const&)> const& each_chunk) {
    Answer answer(handle_.get(), sql, values);
    while (answer.next(each_chunk)) {
    }
}

void DuckConnection::query(std::string const& sql, std::span<Value const> values, std::function<void(Row const&)> const& each_row) {
    query_chunks(sql, values, [&](DuckChunk const& chunk) {
        for (std::size_t row = 0; row < chunk.rows(); ++row) each_row(DuckRow(chunk, row));
    });
}

std::int64_t DuckConnection::query_integer(std::string const& sql) {
    std::int64_t number = 0;
    bool first = true;
    query(sql, {}, [&](Row const& row) {
        if (std::exchange(first, false)) number = row.integer(0);
    });
    return number;
}

Result<void> DuckConnection::check(std::string const& sql) {
    Prepared prepared(handle_.get(), sql);
    if (!prepared.ok()) return std::unexpected(statement_error(sql, prepared.reason()));
    return {};
}

}  // namespace jiayu::db
