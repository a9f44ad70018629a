// The hash-chained audit trail: who did what, when. An entry's hash covers its fields and the hash before it, so that a changed,
// missing or inserted row is found. What was cut off at the end is not seen: that needs a checkpoint kept elsewhere.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "store/store.hpp"

namespace jiayu::store {

struct TrailCheck {
    std::int64_t entries = 0;
    std::string last_hash;                     // of the last entry that fits; empty for an empty trail
    std::optional<std::int64_t> broken_at;     // sequence of the first row that does not fit
};

TrailCheck verify_trail(Store& store);

}  // namespace jiayu::store
