// Store in one schema of a PostgreSQL database (the first of its search_path).
#pragma once
#include <memory>
#include <string>

#include "store/store.hpp"

namespace jiayu::store {

bool is_postgres_url(std::string_view url);  // "postgresql://…", "host=… dbname=…"; all else is a folder
std::unique_ptr<Store> open_postgres_store(std::string const& url);  // and migrates

}  // namespace jiayu::store
