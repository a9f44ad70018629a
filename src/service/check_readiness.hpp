// Can this store serve? Opens it to read and looks at its tables' version.
#pragma once
#include <cstdint>
#include <string>

#include "base/result.hpp"

namespace jiayu::service {

struct Readiness {
    std::string backend;          // "sqlite" | "postgres"
    std::int64_t tables_version;  // of the newest migration, YYYYMMDDHHMM
};

// Refuses with the store's reason: no register there, a database that does not answer, tables of another program.
Result<Readiness> check_readiness(std::string const& store_url);

}  // namespace jiayu::service
