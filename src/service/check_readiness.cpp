#include "service/check_readiness.hpp"

#include "store/sql.hpp"
#include "store/store.hpp"

namespace jiayu::service {

Result<Readiness> check_readiness(std::string const& store_url) try {
    auto opened = store::open_store_to_read(store_url);
    if (!opened) return std::unexpected(opened.error());
    Readiness readiness{std::string((*opened)->backend()), 0};
    (*opened)->query(store::sql::list_schema_migrations, {},
                     [&](db::Row const& row) { readiness.tables_version = std::max(readiness.tables_version, row.integer(0)); });
    return readiness;
} catch (EnvironmentFailure const& failure) {
    return std::unexpected(failure.error());
}

}  // namespace jiayu::service
