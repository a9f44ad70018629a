// Brings a copy of an older snapshot to the store's present state: appended rows by the highest key read before, changed rows of
// the register by register_change (docs/adr/0010).
#pragma once
#include "base/progress.hpp"
#include "service/scan_store.hpp"

namespace jiayu::service {

std::int64_t refresh_tables(db::DuckConnection& snapshot, StoreScan& scan, Progress& progress);  // rows read

}  // namespace jiayu::service
