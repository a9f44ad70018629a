// Records of a Parquet file, read by DuckDB as texts in the file's order.
#pragma once
#include "service/record_batches.hpp"

namespace jiayu::service {

bool is_parquet(Path const& path);  // by its first bytes
Result<std::unique_ptr<RecordFile>> open_parquet_records(Path const& path);

}  // namespace jiayu::service
