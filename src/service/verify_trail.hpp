// Reads the audit trail from end to end: has a row been changed, removed or put in?
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace jiayu::service {

struct TrailVerdict {
    std::int64_t entries = 0;                // that fit, from the first on
    std::string last_hash;                   // note it elsewhere: a trail cut off at its end still fits
    std::optional<std::int64_t> broken_at;   // sequence of the first row that does not fit
};

Result<TrailVerdict> verify_trail(std::string const& store_url);

}  // namespace jiayu::service
