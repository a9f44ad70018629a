// Steps of the store's tables, forward only. Each is applied once, in the order of its version, and is never edited afterwards.
#pragma once
#include <cstdint>
#include <string_view>

namespace jiayu::store {

class Store;

struct Migration {
    std::int64_t version;      // YYYYMMDDHHMM
    std::string_view name;     // create_register
    std::string_view backend;  // common | sqlite | postgres: where it runs
    std::string_view sql;      // any number of statements
};

// What a backend offers to migrate it: running several statements at once.
class Migratable {
public:
    virtual ~Migratable() = default;
    virtual void run_script(std::string_view name, std::string_view sql) = 0;
};

// Applies what is missing, in one transaction. Throws EnvironmentFailure when an applied step was changed or is unknown here.
void migrate(Store& store, Migratable& scripts);

// For a store that cannot be written: throws EnvironmentFailure also when something is missing.
void check_migrated(Store& store);

}  // namespace jiayu::store
