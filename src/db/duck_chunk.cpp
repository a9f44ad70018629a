#include "db/duck_chunk.hpp"

#include "base/date.hpp"

namespace jiayu::db {

namespace {

std::size_t width_of(duckdb_type type) {
    switch (type) {
        case DUCKDB_TYPE_BOOLEAN:
        case DUCKDB_TYPE_TINYINT:
        case DUCKDB_TYPE_UTINYINT: return 1;
        case DUCKDB_TYPE_SMALLINT:
        case DUCKDB_TYPE_USMALLINT: return 2;
        case DUCKDB_TYPE_INTEGER:
        case DUCKDB_TYPE_UINTEGER:
        case DUCKDB_TYPE_DATE:
        case DUCKDB_TYPE_FLOAT: return 4;
        case DUCKDB_TYPE_BIGINT:
        case DUCKDB_TYPE_UBIGINT:
        case DUCKDB_TYPE_DOUBLE: return 8;
        default: return 16;
    }
}

duckdb_type type_of(duckdb_vector vector) {
    auto logical = duckdb_vector_get_column_type(vector);
    auto type = duckdb_get_type_id(logical);
    duckdb_destroy_logical_type(&logical);
    return type;
}

template <class Number>
Number at(void const* data, std::size_t row) {
    return static_cast<Number const*>(data)[row];
}

}  // namespace

DuckColumn::DuckColumn(duckdb_vector vector, std::size_t size)
    : type_(type_of(vector)),
      width_(width_of(type_)),
      size_(size),
      data_(duckdb_vector_get_data(vector)),
      validity_(duckdb_vector_get_validity(vector)) {}

std::int64_t DuckColumn::integer(std::size_t row) const {
    if (is_null(row)) return 0;
    switch (type_) {
        case DUCKDB_TYPE_BOOLEAN: return at<bool>(data_, row);
        case DUCKDB_TYPE_TINYINT: return at<std::int8_t>(data_, row);
        case DUCKDB_TYPE_UTINYINT: return at<std::uint8_t>(data_, row);
        case DUCKDB_TYPE_SMALLINT: return at<std::int16_t>(data_, row);
        case DUCKDB_TYPE_USMALLINT: return at<std::uint16_t>(data_, row);
        case DUCKDB_TYPE_INTEGER: return at<std::int32_t>(data_, row);
        case DUCKDB_TYPE_UINTEGER: return at<std::uint32_t>(data_, row);
        case DUCKDB_TYPE_DATE: return to_number(date_from_days(at<std::int32_t>(data_, row)));
        case DUCKDB_TYPE_BIGINT: return at<std::int64_t>(data_, row);
        case DUCKDB_TYPE_UBIGINT: return std::int64_t(at<std::uint64_t>(data_, row));
        case DUCKDB_TYPE_HUGEINT: {
            // sum() of BIGINT is a HUGEINT; nothing counted here leaves 63 bits.
            auto wide = at<duckdb_hugeint>(data_, row);
            JIAYU_ASSERT(wide.upper == 0 || wide.upper == -1);
            return std::int64_t(wide.lower);
        }
        case DUCKDB_TYPE_DOUBLE: return std::int64_t(at<double>(data_, row));
        default: JIAYU_ASSERT(!"a column that is no integer"); return 0;
    }
}

double DuckColumn::real(std::size_t row) const {
    if (is_null(row)) return 0;
    if (type_ == DUCKDB_TYPE_DOUBLE) return at<double>(data_, row);
    if (type_ == DUCKDB_TYPE_FLOAT) return at<float>(data_, row);
    return double(integer(row));
}

std::string_view DuckColumn::text(std::size_t row) const {
    if (is_null(row)) return {};
    JIAYU_ASSERT(type_ == DUCKDB_TYPE_VARCHAR || type_ == DUCKDB_TYPE_BLOB);
    auto const& value = static_cast<duckdb_string_t const*>(data_)[row];
    auto length = value.value.inlined.length;
    return {length <= sizeof value.value.inlined.inlined ? value.value.inlined.inlined : value.value.pointer.ptr, length};
}

DuckChunk::DuckChunk(duckdb_data_chunk chunk) : rows_(duckdb_data_chunk_get_size(chunk)) {
    auto count = duckdb_data_chunk_get_column_count(chunk);
    columns_.reserve(count);
    for (idx_t column = 0; column < count; ++column) columns_.emplace_back(duckdb_data_chunk_get_vector(chunk, column), rows_);
}

}  // namespace jiayu::db
