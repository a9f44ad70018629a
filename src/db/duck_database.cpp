#include "db/duck_database.hpp"

#include "base/parallel_for.hpp"
#include "db/messages.hpp"

namespace jiayu::db {

namespace {

class Configuration {
public:
    Configuration() { JIAYU_ASSERT(duckdb_create_config(&handle_) == DuckDBSuccess); }
    ~Configuration() { duckdb_destroy_config(&handle_); }
    Configuration(Configuration const&) = delete;
    Configuration& operator=(Configuration const&) = delete;
    void set(char const* name, std::string const& value) {
        JIAYU_ASSERT(duckdb_set_config(handle_, name, value.c_str()) == DuckDBSuccess);
    }
    duckdb_config handle() const { return handle_; }

private:
    duckdb_config handle_ = nullptr;
};

void fill(Configuration& configuration, DuckOptions const& options) {
    auto threads = options.threads ? std::size_t(options.threads) : thread_count();
    configuration.set("threads", std::to_string(threads));
    configuration.set("memory_limit", std::to_string(options.memory_megabytes) + "MB");
    configuration.set("access_mode", options.read_only ? "READ_ONLY" : "AUTOMATIC");
    // Rows of tables have no order unless a statement says so, which lets scans and inserts run on all cores.
    configuration.set("preserve_insertion_order", options.opens_files ? "true" : "false");
    // What is left (constant, run-length, bit-packing, dictionary) costs a fraction of the time to write and the same to scan.
    configuration.set("disabled_compression_methods", "fsst,dict_fsst,zstd,alp,alprd,chimp,patas,roaring");
    configuration.set("autoinstall_known_extensions", "false");
    configuration.set("autoload_known_extensions", "false");
    configuration.set("enable_external_access", options.opens_files ? "true" : "false");
    configuration.set("lock_configuration", "true");
}

}  // namespace

void DuckDatabase::Close::operator()(_duckdb_database* handle) const { duckdb_close(&handle); }

DuckDatabase::DuckDatabase(DuckOptions const& options) {
    Configuration configuration;
    fill(configuration, options);
    duckdb_database handle = nullptr;
    char* reason = nullptr;
    auto path = options.file.string();
    auto state = duckdb_open_ext(path.empty() ? nullptr : path.c_str(), &handle, configuration.handle(), &reason);
    handle_.reset(handle);
    if (state == DuckDBSuccess) return;
    auto words = std::string(reason ? reason : "");
    duckdb_free(reason);
    throw EnvironmentFailure(Error(message::duck_not_opened, {{"path", path}, {"reason", words}}));
}

DuckConnection DuckDatabase::connect() { return DuckConnection(handle_.get()); }

}  // namespace jiayu::db
