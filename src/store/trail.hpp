// The hash-chained audit trail: who did what, when. An entry's hash covers its fields and the hash before it, so that a changed,
// missing or inserted row is found. What was cut off at the end is not seen: that needs a signed checkpoint (docs/adr/0024).
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "store/store.hpp"

namespace jiayu::store {

struct TrailCheck {
    std::int64_t entries = 0;
    std::string last_hash;                     // of the last entry that fits; empty for an empty trail
    std::optional<std::int64_t> broken_at;     // sequence of the first row that does not fit
};

// Tells `each_entry` the sequence and hash of every entry that fits.
TrailCheck verify_trail(Store& store, std::function<void(std::int64_t, std::string_view)> const& each_entry = {});

struct TrailEnd {
    std::int64_t entries = 0;
    std::string hash;
};
TrailEnd find_trail_end(Store& store);

}  // namespace jiayu::store
