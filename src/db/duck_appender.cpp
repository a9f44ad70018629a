#include "db/duck_appender.hpp"

#include "base/date.hpp"
#include "db/messages.hpp"

namespace jiayu::db {

DuckAppender::DuckAppender(DuckConnection& connection, std::string const& catalogue, std::string const& schema, std::string const& table)
    : table_(table), capacity_(duckdb_vector_size()) {
    require(duckdb_appender_create_ext(connection.handle(), catalogue.empty() ? nullptr : catalogue.c_str(), schema.c_str(), table.c_str(), &appender_));
    std::vector<duckdb_logical_type> types(duckdb_appender_column_count(appender_));
    columns_.resize(types.size());
    for (std::size_t column = 0; column < types.size(); ++column) {
        types[column] = duckdb_appender_column_type(appender_, column);
        columns_[column].type = duckdb_get_type_id(types[column]);
    }
    chunk_ = duckdb_create_data_chunk(types.data(), types.size());
    for (auto& type : types) duckdb_destroy_logical_type(&type);
    point_into_chunk();
}

DuckAppender::~DuckAppender() {
    if (chunk_) duckdb_destroy_data_chunk(&chunk_);
    if (appender_) duckdb_appender_destroy(&appender_);
}

void DuckAppender::require(duckdb_state state) const {
    if (state == DuckDBSuccess) return;
    auto data = appender_ ? duckdb_appender_error_data(appender_) : nullptr;
    auto words = data ? duckdb_error_data_message(data) : nullptr;
    Error error(message::duck_append_failed, {{"table", table_}, {"reason", words ? words : ""}});
    if (data) duckdb_destroy_error_data(&data);
    throw EnvironmentFailure(std::move(error));
}

void DuckAppender::point_into_chunk() {
    row_ = 0;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
        auto vector = duckdb_data_chunk_get_vector(chunk_, column);
        columns_[column] = {columns_[column].type, vector, duckdb_vector_get_data(vector), nullptr};
    }
}

void DuckAppender::set_null(int index) {
    auto& column = columns_[std::size_t(index)];
    if (!column.validity) {
        duckdb_vector_ensure_validity_writable(column.vector);
        column.validity = duckdb_vector_get_validity(column.vector);
    }
    column.validity[row_ / 64] &= ~(std::uint64_t(1) << (row_ % 64));
}

void DuckAppender::set_integer(int index, std::int64_t value) {
    auto const& column = at(index);
    switch (column.type) {
        case DUCKDB_TYPE_BOOLEAN: static_cast<bool*>(column.data)[row_] = value != 0; return;
        case DUCKDB_TYPE_TINYINT: static_cast<std::int8_t*>(column.data)[row_] = std::int8_t(value); return;
        case DUCKDB_TYPE_SMALLINT: static_cast<std::int16_t*>(column.data)[row_] = std::int16_t(value); return;
        case DUCKDB_TYPE_INTEGER: static_cast<std::int32_t*>(column.data)[row_] = std::int32_t(value); return;
        case DUCKDB_TYPE_BIGINT: static_cast<std::int64_t*>(column.data)[row_] = value; return;
        case DUCKDB_TYPE_DOUBLE: static_cast<double*>(column.data)[row_] = double(value); return;
        case DUCKDB_TYPE_DATE: {
            auto date = date_from_number(value);
            if (!date) throw EnvironmentFailure(Error(message::duck_date_invalid, {{"table", table_}, {"value", std::to_string(value)}}));
            static_cast<std::int32_t*>(column.data)[row_] = to_days(*date);
            return;
        }
        default: JIAYU_ASSERT(!"an integer for a column that holds none");
    }
}

void DuckAppender::set_real(int index, double value) {
    JIAYU_ASSERT(is_real(index));
    static_cast<double*>(at(index).data)[row_] = value;
}

void DuckAppender::set_text(int index, std::string_view value) {
    // A text of up to 12 bytes lives in its slot; writing it here spares a call for each of the many short ones.
    auto& slot = static_cast<duckdb_string_t*>(at(index).data)[row_];
    constexpr auto inlined = sizeof slot.value.inlined.inlined;
    if (value.size() <= inlined) {
        slot = {};
        slot.value.inlined.length = std::uint32_t(value.size());
        std::copy(value.begin(), value.end(), slot.value.inlined.inlined);
    } else {
        duckdb_vector_assign_string_element_len(at(index).vector, row_, value.data(), value.size());
    }
}

void DuckAppender::set(int column, Row const& row, int row_column) {
    if (row.is_null(row_column)) set_null(column);
    else if (is_text(column)) set_text(column, row.text(row_column));
    else if (is_real(column)) set_real(column, row.real(row_column));
    else set_integer(column, row.integer(row_column));
}

void DuckAppender::end_row() {
    if (++row_ == capacity_) flush_chunk();
}

void DuckAppender::flush_chunk() {
    duckdb_data_chunk_set_size(chunk_, row_);
    require(duckdb_append_data_chunk(appender_, chunk_));
    duckdb_data_chunk_reset(chunk_);
    point_into_chunk();
}

void DuckAppender::finish() {
    if (row_) flush_chunk();
    require(duckdb_appender_close(appender_));
}

}  // namespace jiayu::db
