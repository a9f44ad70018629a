// How common values were among the mentions of a run of linkage, in the store: an entry a value that two mentions or more have, in
// shards by hash, of which a lookup reads one.
#pragma once
#include <map>
#include <span>

#include "linkage/value_counts.hpp"
#include "store/store.hpp"

namespace jiayu::service {

// In place of those of earlier runs; in the run's transaction.
void save_value_counts(store::Store& store, std::int64_t run_id, std::span<linkage::ValueCounts const> counts);

class RunValueCounts {
public:
    RunValueCounts(store::Store& store, std::int64_t run_id) : store_(store), run_id_(run_id) {}

    struct Found {
        double present = 0, agreeing = 0;
        std::uint32_t records = 0;  // of the value; 1 when no other mention has it, 0 of the empty text
    };
    // Nothing where the run kept no counts (it is older than they are).
    std::optional<Found> find(std::size_t comparison, unsigned level, std::string_view text);

private:
    struct Shard {
        double present, agreeing;
        std::string entries;
    };
    std::optional<Shard> const& shard(std::int64_t rarity, int number);

    store::Store& store_;
    std::int64_t run_id_;
    std::map<std::pair<std::int64_t, int>, std::optional<Shard>> shards_;
};

}  // namespace jiayu::service
