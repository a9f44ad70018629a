#include "store/trail.hpp"

#include "base/digest.hpp"
#include "store/clock.hpp"
#include "store/sql.hpp"

namespace jiayu::store {

namespace {

struct Entry {
    std::int64_t sequence;
    std::string_view at, actor, action, payload, previous_hash;
};

// Each field with its length before it, so that no two entries give the same bytes.
std::string hash_of(Entry const& entry) {
    std::string bytes;
    auto add = [&](std::string_view field) { bytes += fmt::format("{}:{},", field.size(), field); };
    add(entry.previous_hash);
    add(std::to_string(entry.sequence));
    for (auto field : {entry.at, entry.actor, entry.action, entry.payload}) add(field);
    return sha256_hex(bytes);
}

Entry entry_of(db::Row const& row) {
    return {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)};
}

}  // namespace

void append_trail(Store& store, std::string_view actor, std::string_view action, std::string_view payload) {
    std::int64_t last = 0;
    std::string previous_hash;
    store.query(sql::find_last_trail, {}, [&](db::Row const& row) {
        last = row.integer(0);
        previous_hash = row.text(1);
    });
    auto at = utc_now();
    Entry entry{last + 1, at, actor, action, payload, previous_hash};
    auto hash = hash_of(entry);
    db::Value const values[] = {entry.sequence, entry.at, entry.actor, entry.action, entry.payload, entry.previous_hash,
                                std::string_view(hash)};
    store.run(sql::append_trail, values);
}

TrailCheck verify_trail(Store& store) {
    TrailCheck check;
    store.query(sql::list_trail, {}, [&](db::Row const& row) {
        if (check.broken_at) return;
        auto entry = entry_of(row);
        bool fits = entry.sequence == check.entries + 1 && entry.previous_hash == check.last_hash && row.text(6) == hash_of(entry);
        if (!fits) {
            check.broken_at = entry.sequence;
            return;
        }
        ++check.entries;
        check.last_hash = row.text(6);
    });
    return check;
}

}  // namespace jiayu::store
