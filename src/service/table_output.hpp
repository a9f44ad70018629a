// Tables written as CSV or Parquet, whole or not at all: rows are made on all cores and written in their order.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/progress.hpp"

namespace jiayu::service {

enum class CellKind : std::uint8_t { text, whole, real };

struct OutputColumn {
    std::string name;
    CellKind kind = CellKind::text;
};

// Takes the cells of one row from left to right.
class RowSink {
public:
    virtual ~RowSink() = default;
    virtual void text(std::string_view value) = 0;  // empty: absent
    virtual void whole(std::int64_t value) = 0;
    virtual void real(double value, std::string_view written) = 0;  // `written` in a CSV
};

struct OutputTable {
    std::vector<OutputColumn> columns;
    std::size_t rows = 0;
    std::function<void(std::size_t row, RowSink& sink)> fill;  // called from many threads
    std::function<void(std::size_t begin, std::size_t end)> load = {};  // called before these rows are filled, in ascending order
};

enum class TableKind : std::uint8_t { csv, parquet };
std::string_view ending_of(TableKind kind);  // ".csv"

// The table `name` of a folder, of the kind that is there; as CSV when none is.
Path table_path(Path const& folder, std::string_view name);

// Throws EnvironmentFailure.
void write_table(Path const& path, TableKind kind, OutputTable const& table, Progress& progress);

}  // namespace jiayu::service
