// A table written as Parquet by DuckDB.
#pragma once
#include "service/table_output.hpp"

namespace jiayu::service {

void write_parquet(Path const& path, OutputTable const& table, Progress& progress);

}  // namespace jiayu::service
