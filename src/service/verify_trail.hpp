// Reads the audit trail from end to end: has a row been changed, removed or put in, or the end cut off?
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "service/trail_checkpoints.hpp"

namespace jiayu::service {

struct TrailVerdict {
    std::int64_t entries = 0;                // that fit, from the first on
    std::string last_hash;
    std::optional<std::int64_t> broken_at;   // sequence of the first row that does not fit
    CheckpointVerdict checkpoints;
    bool fits() const { return !broken_at && !checkpoints.fault; }
};

// `against`: a copy of the checkpoints that was kept elsewhere; empty: those of the data folder.
Result<TrailVerdict> verify_trail(std::string const& store_url, Path const& data, Path const& against = {});

}  // namespace jiayu::service
