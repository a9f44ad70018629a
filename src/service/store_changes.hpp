// What came into the store after a snapshot was made, so that figures of an earlier day are not taken for today's. Reading commands
// tell it and leave the snapshot as it is: a figure names its snapshot, and a folder may be read-only (docs/adr/0010).
#pragma once
#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "db/duck_connection.hpp"

namespace jiayu::service {

struct StoreChanges {
    std::int64_t files = 0;         // ingested since
    bool register_changed = false;  // linked, built anew or corrected since
    bool any() const { return files || register_changed; }
};

// Two looks at the ends of tables. A folder of snapshots without a register has nothing to compare with: no changes.
Result<StoreChanges> changes_since(db::DuckConnection& snapshot, std::string const& store_url);

}  // namespace jiayu::service
