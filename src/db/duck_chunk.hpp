// A part of a result, column by column. Dates read as YYYYMMDD, as everywhere in the store (docs/adr/0002).
#pragma once
#include <duckdb.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/assert.hpp"
#include "db/value.hpp"

namespace jiayu::db {

class DuckColumn {
public:
    DuckColumn(duckdb_vector vector, std::size_t size);

    std::size_t size() const { return size_; }
    bool is_null(std::size_t row) const { return validity_ && !(validity_[row / 64] >> (row % 64) & 1); }
    std::int64_t integer(std::size_t row) const;   // integers, booleans, dates; 0 when null
    double real(std::size_t row) const;            // any number; 0 when null
    std::string_view text(std::size_t row) const;  // empty when null; lives as long as the chunk

    // The raw values, for hot loops: std::int64_t of BIGINT, std::int32_t of INTEGER and of DATE (days since 1970) …
    template <class Number>
    std::span<Number const> values() const {
        JIAYU_ASSERT(sizeof(Number) == width_);
        return {static_cast<Number const*>(data_), size_};
    }

private:
    duckdb_type type_;
    std::size_t width_;
    std::size_t size_;
    void const* data_;
    std::uint64_t const* validity_;
};

class DuckChunk {
public:
    explicit DuckChunk(duckdb_data_chunk chunk);

    std::size_t rows() const { return rows_; }
    int columns() const { return int(columns_.size()); }
    DuckColumn const& column(int index) const { return columns_[std::size_t(index)]; }

private:
    std::size_t rows_;
    std::vector<DuckColumn> columns_;
};

class DuckRow final : public Row {
public:
    DuckRow(DuckChunk const& chunk, std::size_t row) : chunk_(chunk), row_(row) {}
    bool is_null(int column) const override { return chunk_.column(column).is_null(row_); }
    std::int64_t integer(int column) const override { return chunk_.column(column).integer(row_); }
    double real(int column) const override { return chunk_.column(column).real(row_); }
    std::string_view text(int column) const override { return chunk_.column(column).text(row_); }

private:
    DuckChunk const& chunk_;
    std::size_t row_;
};

}  // namespace jiayu::db
