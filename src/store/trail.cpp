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
    auto const end = find_trail_end(store);
    auto at = utc_now();
    Entry entry{end.entries + 1, at, actor, action, payload, end.hash};
    auto hash = hash_of(entry);
    db::Value const values[] = {entry.sequence, entry.at, entry.actor, entry.action, entry.payload, entry.previous_hash,
                                std::string_view(hash)};
    store.run(sql::append_trail, values);
}

TrailEnd find_trail_end(Store& store) {
    TrailEnd end;
    store.query(sql::find_last_trail, {}, [&](db::Row const& row) { end = {row.integer(0), std::string(row.text(1))}; });
    return end;
}

TrailCheck verify_trail(Store& store, std::function<void(std::int64_t, std::string_view)> const& each_entry) {
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
        if (each_entry) each_entry(check.entries, check.last_hash);
    });
    return check;
}

}  // namespace jiayu::store
