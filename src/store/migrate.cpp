#include <map>

#include "base/digest.hpp"
#include "base/result.hpp"
#include "store/clock.hpp"
#include "store/messages.hpp"
#include "store/migrations.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

namespace jiayu::store {

namespace {

using Applied = std::map<std::int64_t, std::string>;  // version → SHA-256 of its text

Applied applied_migrations(Store& store) {
    Applied applied;
    store.query(sql::list_schema_migrations, {}, [&](db::Row const& row) { applied[row.integer(0)] = row.text(1); });
    return applied;
}

std::vector<Migration> migrations_of(std::string_view backend) {
    std::vector<Migration> chosen;
    for (auto const& migration : migrations)
        if (migration.backend == "common" || migration.backend == backend) chosen.push_back(migration);
    return chosen;
}

void check_known(Applied const& applied, std::span<Migration const> known) {
    for (auto const& [version, digest] : applied) {
        auto found = std::ranges::find(known, version, &Migration::version);
        if (found == known.end())
            throw EnvironmentFailure(Error(message::store_newer, {{"version", std::to_string(version)}}));
        if (sha256_hex(found->sql) != digest)
            throw EnvironmentFailure(Error(message::migration_changed, {{"version", std::to_string(version)},
                                                                        {"name", std::string(found->name)}}));
    }
}

void apply(Store& store, Migratable& scripts, Migration const& migration) {
    scripts.run_script(migration.name, migration.sql);
    auto digest = sha256_hex(migration.sql);
    auto now = utc_now();
    db::Value const values[] = {migration.version, migration.name, std::string_view(now), std::string_view(digest)};
    store.run(sql::append_schema_migration, values);
}

bool is_complete(Applied const& applied, std::span<Migration const> known) {
    return std::ranges::all_of(known, [&](auto const& migration) { return applied.contains(migration.version); });
}

}  // namespace

void check_migrated(Store& store) {
    auto known = migrations_of(store.backend());
    auto applied = applied_migrations(store);
    check_known(applied, known);
    if (!is_complete(applied, known)) throw EnvironmentFailure(Error(message::store_older));
}

void migrate(Store& store, Migratable& scripts) {
    auto known = migrations_of(store.backend());
    scripts.run_script("create_schema_migration", sql::create_schema_migration.common);
    auto seen = applied_migrations(store);
    check_known(seen, known);
    if (is_complete(seen, known)) return;

    auto transaction = store.begin();
    auto applied = applied_migrations(store);  // another process may have been faster
    check_known(applied, known);
    for (auto const& migration : known)
        if (!applied.contains(migration.version)) apply(store, scripts, migration);
    transaction->commit();
}

}  // namespace jiayu::store
