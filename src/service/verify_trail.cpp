#include "service/verify_trail.hpp"

#include "store/trail.hpp"

namespace jiayu::service {

Result<TrailVerdict> verify_trail(std::string const& store_url) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    auto check = store::verify_trail(**store);
    return TrailVerdict{.entries = check.entries, .last_hash = check.last_hash, .broken_at = check.broken_at};
}

}  // namespace jiayu::service
