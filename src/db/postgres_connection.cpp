#include "db/postgres_connection.hpp"

#include <libpq-fe.h>

#include <deque>

#include "base/assert.hpp"
#include "base/result.hpp"
#include "db/messages.hpp"

namespace jiayu::db {

namespace {

class ResultRow final : public Row {
public:
    explicit ResultRow(pg_result const* result) : result_(result) {}
    bool is_null(int column) const override { return PQgetisnull(result_, 0, column) == 1; }
    std::int64_t integer(int column) const override { return parse<std::int64_t>(column); }
    double real(int column) const override { return parse<double>(column); }
    std::string_view text(int column) const override {
        return {PQgetvalue(result_, 0, column), std::size_t(PQgetlength(result_, 0, column))};
    }

private:
    template <class T>
    T parse(int column) const {
        T value{};
        auto written = text(column);
        std::from_chars(written.data(), written.data() + written.size(), value);
        return value;
    }
    pg_result const* result_;
};

// Values as PostgreSQL's text form, with their pointers for libpq.
class TextParameters {
public:
    explicit TextParameters(std::span<Value const> values) {
        texts_.reserve(values.size());
        for (auto const& value : values) add(value);
        for (std::size_t i = 0; i < texts_.size(); ++i) pointers_.push_back(is_null_[i] ? nullptr : texts_[i].c_str());
    }
    int size() const { return int(pointers_.size()); }
    char const* const* pointers() const { return pointers_.data(); }

private:
    void add(Value const& value) {
        is_null_.push_back(std::holds_alternative<Null>(value));
        if (auto text = std::get_if<std::string_view>(&value)) texts_.emplace_back(*text);
        else if (auto number = std::get_if<std::int64_t>(&value)) texts_.push_back(std::to_string(*number));
        else if (auto real = std::get_if<double>(&value)) texts_.push_back(fmt::format("{}", *real));
        else texts_.emplace_back();
    }
    std::vector<std::string> texts_;
    std::vector<bool> is_null_;
    std::vector<char const*> pointers_;
};

std::string trimmed(char const* text) {
    std::string line = text;
    while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back()))) line.pop_back();
    return line;
}

}  // namespace

void PostgresClear::operator()(pg_result* result) const { PQclear(result); }
void PostgresConnection::Close::operator()(pg_conn* connection) const { PQfinish(connection); }

// The rows of the statement in flight. Stopping early (an exception in each_row) reads the rest away.
class PostgresConnection::Stream {
public:
    Stream(PostgresConnection& owner, std::string_view name) : owner_(owner), name_(name), outer_(owner.streaming_) {
        owner_.streaming_ = this;
    }
    ~Stream() {
        if (!ended_)
            while (PostgresResult(PQgetResult(owner_.connection_.get()))) {}
        owner_.streaming_ = outer_;
    }
    PostgresResult next() {
        if (!kept_.empty()) {
            auto row = std::move(kept_.front());
            kept_.pop_front();
            return row;
        }
        return ended_ ? nullptr : receive();
    }
    void keep_rest() {
        while (!ended_)
            if (auto row = receive()) kept_.push_back(std::move(row));
    }

private:
    PostgresResult receive() {
        PostgresResult result(PQgetResult(owner_.connection_.get()));
        if (!result) return ended_ = true, nullptr;
        auto status = PQresultStatus(result.get());
        if (status == PGRES_SINGLE_TUPLE) return result;
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) owner_.fail(name_);
        return receive();
    }
    PostgresConnection& owner_;
    std::string_view name_;
    Stream* outer_;
    std::deque<PostgresResult> kept_;
    bool ended_ = false;
};

PostgresConnection::PostgresConnection(std::string const& conninfo) : connection_(PQconnectdb(conninfo.c_str())) {
    auto connection = connection_.get();
    if (PQstatus(connection) != CONNECTION_OK)
        throw EnvironmentFailure(Error(message::database_unreachable,
                                       {{"database", "PostgreSQL"}, {"reason", trimmed(PQerrorMessage(connection))}}));
    database_ = PQdb(connection);
    execute("settings", "set client_min_messages = warning; set client_encoding = 'UTF8'; set datestyle = iso");
}

PostgresConnection::~PostgresConnection() = default;

void PostgresConnection::fail(std::string_view statement) const {
    throw EnvironmentFailure(Error(message::database_failed, {{"database", database_},
                                                              {"statement", std::string(statement)},
                                                              {"reason", trimmed(PQerrorMessage(connection_.get()))}}));
}

void PostgresConnection::settle() {
    if (streaming_) streaming_->keep_rest();
}

void PostgresConnection::execute(std::string_view name, std::string const& sql) {
    settle();
    PostgresResult result(PQexec(connection_.get(), sql.c_str()));
    auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) fail(name);
}

std::string const& PostgresConnection::prepare(std::string_view name, std::string_view sql) {
    auto [found, is_new] = prepared_.try_emplace(std::string(sql), fmt::format("s{}", prepared_.size()));
    if (!is_new) return found->second;
    PostgresResult result(PQprepare(connection_.get(), found->second.c_str(), found->first.c_str(), 0, nullptr));
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return found->second;
    prepared_.erase(found);
    fail(name);
}

void PostgresConnection::query(std::string_view name, std::string_view sql, std::span<Value const> values,
                               std::function<void(Row const&)> const& each_row) {
    settle();
    auto prepared = prepare(name, sql);
    TextParameters parameters(values);
    auto connection = connection_.get();
    if (!PQsendQueryPrepared(connection, prepared.c_str(), parameters.size(), parameters.pointers(), nullptr, nullptr, 0)) fail(name);
    Stream stream(*this, name);
    JIAYU_ASSERT(PQsetSingleRowMode(connection) == 1);
    while (auto row = stream.next()) each_row(ResultRow(row.get()));
}

std::vector<PostgresType> PostgresConnection::parameter_types(std::string_view name, std::string_view sql) {
    settle();
    PostgresResult described(PQdescribePrepared(connection_.get(), prepare(name, sql).c_str()));
    if (PQresultStatus(described.get()) != PGRES_COMMAND_OK) fail(name);
    std::vector<PostgresType> types;
    for (int i = 0; i < PQnparams(described.get()); ++i) types.push_back(PostgresType(PQparamtype(described.get(), i)));
    return types;
}

void PostgresConnection::copy(std::string_view name, std::string const& copy_statement, std::string_view binary) {
    settle();
    auto connection = connection_.get();
    PostgresResult begun(PQexec(connection, copy_statement.c_str()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) fail(name);
    if (PQputCopyData(connection, binary.data(), int(binary.size())) != 1) fail(name);
    if (PQputCopyEnd(connection, nullptr) != 1) fail(name);
    PostgresResult ended(PQgetResult(connection));
    if (PQresultStatus(ended.get()) != PGRES_COMMAND_OK) {
        auto reason = trimmed(PQerrorMessage(connection));
        while (PostgresResult(PQgetResult(connection))) {}
        throw EnvironmentFailure(Error(
            message::database_failed, {{"database", database_}, {"statement", std::string(name)}, {"reason", reason}}));
    }
    while (PostgresResult(PQgetResult(connection))) {}
}

bool PostgresConnection::in_transaction() const {
    auto status = PQtransactionStatus(connection_.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

bool PostgresConnection::is_open() const { return PQstatus(connection_.get()) == CONNECTION_OK; }

}  // namespace jiayu::db
