// A numbered snapshot of the store in DuckDB, for audit, indicators and entitlements (docs/adr/0010): read in one state of the
// store, rows counted on both sides, built beside and renamed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "service/snapshot_folder.hpp"

namespace jiayu::service {

struct SnapshotOptions {
    Path data;
    Path packs;
    std::string now_utc;        // ISO 8601
    std::optional<Date> as_of;  // else the last day of the last monthly table, else of the last event, not after now
    bool refresh = false;       // take over the newest snapshot and read only what changed since
    int keep = 2;               // newest snapshots that stay
};

struct SnapshotTable {
    std::string name;
    std::int64_t rows;
};

struct SnapshotReport {
    int number;
    Path file;
    Date as_of;
    bool refreshed;
    std::vector<SnapshotTable> tables;
    std::int64_t rows;        // of all tables
    std::int64_t rows_read;   // from the store, this time
    double seconds_read;      // store to tables, counted and written
    double seconds_facts;     // fact views that are stored
};

// Throws EnvironmentFailure when a count differs.
SnapshotReport make_snapshot(std::string const& store_url, SnapshotOptions const& options);

}  // namespace jiayu::service
