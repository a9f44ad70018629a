#include "service/verify_trail.hpp"

#include "store/trail.hpp"

namespace jiayu::service {

Result<TrailVerdict> verify_trail(std::string const& store_url, Path const& data, Path const& against) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    auto checkpoints = TrailCheckpoints::open(**store, data, against);
    if (!checkpoints) return std::unexpected(checkpoints.error());
    auto check = store::verify_trail(**store, [&](std::int64_t sequence, std::string_view hash) { checkpoints->see(sequence, hash); });
    return TrailVerdict{.entries = check.entries, .last_hash = check.last_hash, .broken_at = check.broken_at, .checkpoints = checkpoints->verdict()};
}

}  // namespace jiayu::service
