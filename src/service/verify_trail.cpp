#include "service/verify_trail.hpp"

#include "store/trail.hpp"

namespace jiayu::service {

TrailVerdict verify_trail(std::string const& store_url) {
    auto store = store::open_store(store_url);
    auto check = store::verify_trail(*store);
    return {.entries = check.entries, .last_hash = check.last_hash, .broken_at = check.broken_at};
}

}  // namespace jiayu::service
