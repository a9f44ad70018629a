// Store in one SQLite file.
#pragma once
#include <memory>

#include "base/file.hpp"
#include "store/store.hpp"

namespace jiayu::store {

std::unique_ptr<Store> open_sqlite_store(Path const& folder);  // makes folder and register.db when missing, and migrates


// Without a write to a folder that takes none; else as above.
Result<std::unique_ptr<Store>> open_sqlite_store_to_read(Path const& folder);

}  // namespace jiayu::store
