#include "store/postgres_store.hpp"
#include "store/sqlite_store.hpp"
#include "store/store.hpp"

namespace jiayu::store {

std::unique_ptr<Store> open_store(std::string const& url) {
    return is_postgres_url(url) ? open_postgres_store(url) : open_sqlite_store(url);
}

Result<std::unique_ptr<Store>> open_store_to_read(std::string const& url) {
    if (is_postgres_url(url)) return open_postgres_store(url);
    return open_sqlite_store_to_read(url);
}

}  // namespace jiayu::store
