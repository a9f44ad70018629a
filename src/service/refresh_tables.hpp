// Brings a copy of an older snapshot to the store's present state: appended rows by the highest key read before, changed rows of
// the register by register_change (docs/adr/0010).
#pragma once
#include "base/progress.hpp"
#include "service/scan_store.hpp"

namespace jiayu::service {

// Rows read. `connection` is one of the database's; policy::refresh_facts goes on with it.
std::int64_t refresh_tables(db::DuckDatabase& database, db::DuckConnection& connection, StoreScan& scan, Progress& progress);

}  // namespace jiayu::service
