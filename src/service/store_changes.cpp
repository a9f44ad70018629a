#include "service/store_changes.hpp"

#include "service/sql.hpp"
#include "store/messages.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

namespace jiayu::service {

Result<StoreChanges> changes_since(db::DuckConnection& snapshot, std::string const& store_url) {
    std::int64_t file = 0, sequence = 0;
    snapshot.query(std::string(sql::find_snapshot_end.common), {}, [&](db::Row const& row) {
        file = row.integer(0);
        sequence = row.integer(1);
    });
    auto store = store::open_store_to_read(store_url);
    if (!store && store.error() == store::message::store_missing) return StoreChanges{};
    if (!store) return std::unexpected(store.error());
    StoreChanges changes;
    db::Value const after[] = {file};
    (*store)->query(store::sql::count_files_after, after, [&](db::Row const& row) { changes.files = row.integer(0); });
    (*store)->query(store::sql::find_last_register_change, {}, [&](db::Row const& row) { changes.register_changed = row.integer(0) > sequence; });
    return changes;
}

}  // namespace jiayu::service
