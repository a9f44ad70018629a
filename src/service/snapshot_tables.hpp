// What a full snapshot and a refresh share once the rows are in: who the district is, what day it speaks of, counts.
#pragma once
#include "service/make_snapshot.hpp"
#include "service/scan_store.hpp"

namespace jiayu::service {

// Fails when any table has other rows than the store.
std::vector<SnapshotTable> count_tables(db::DuckConnection& snapshot, StoreScan const& scan);

// Clears and writes the tables snapshot, snapshot_table and reference.district; the next refresh starts where this one read to.
Date write_snapshot_row(db::DuckConnection& snapshot, int number, SnapshotOptions const& options, StoreScan const& scan);  // its as-of day

}  // namespace jiayu::service
