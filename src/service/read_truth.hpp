// The truth files of an invented district (docs/design/files.md), into temporary tables beside a snapshot.
#pragma once
#include "base/file.hpp"
#include "base/result.hpp"
#include "db/duck_connection.hpp"

namespace jiayu::service {

// truth_mention and planted of sql/create_truth.duckdb.sql; file names without their folder, as the store keeps them. `named`: DIR or DIR/truth.
Result<void> read_truth(Path const& named, db::DuckConnection& duck);

}  // namespace jiayu::service
