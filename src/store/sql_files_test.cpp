// Every statement of src/*/sql is prepared on both databases, on the tables of all migrations.
#include <set>

#include "base/file.hpp"
#include "base/result.hpp"
#include "db/postgres_connection.hpp"
#include "db/sqlite_connection.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::store {

namespace {

std::vector<Path> sql_files() {
    std::vector<Path> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(Path(JIAYU_SOURCE_FOLDER) / "src"))
        if (entry.path().extension() == ".sql" && entry.path().parent_path().filename() == "sql") files.push_back(entry.path());
    return files;
}

// name.sqlite.sql and name.postgres.sql stand instead of name.sql on their database.
bool is_for(Path const& file, std::string const& backend) {
    auto stem = file.stem();
    if (stem.has_extension()) return stem.extension() == "." + backend;
    auto variant = file.parent_path() / (stem.string() + "." + backend + ".sql");
    return !std::filesystem::exists(variant);
}

}  // namespace

class SqlFiles : public OnBothStores {
protected:
    void prepare(std::string const& name, std::string const& sql) {
        if (store->backend() == "sqlite") db::SqliteConnection(Path(test_store->url()) / "register.db", 1).prepare(name, sql);
        else db::PostgresConnection(test_store->url()).parameter_types(name, sql);
    }
};

TEST_P(SqlFiles, can_be_prepared) {
    auto files = sql_files();
    ASSERT_GE(files.size(), 5u);
    for (auto const& file : files) {
        if (!is_for(file, GetParam())) continue;
        try {
            prepare(file.filename(), read_file(file));
        } catch (EnvironmentFailure const& failure) {
            ADD_FAILURE() << std::filesystem::relative(file, JIAYU_SOURCE_FOLDER).string() << ": " << failure.what()
                          << "\n  cure: write what both databases take, or add " << file.stem().stem().string() << "." << GetParam() << ".sql";
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, SqlFiles, both_stores(), backend_of);

}  // namespace jiayu::store
