#include "service/store_tables.hpp"

#include "service/mention_traits.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

// Made from the columns of the snapshot's own table, so that there is one list of them. Every one is run by the snapshot's test
// on both databases.
constexpr char const* scan_form =
    "select {columns} "
    "from {table} t where t.{key} between $1 and $2";
constexpr char const* scan_mention_form =
    "select {columns}, l.person_id "
    "from {table} t left join link l on l.mention_id = t.mention_id where t.{key} between $1 and $2";
// Three answers of their own, because each alone is a look at an index or a count of pages.
constexpr char const* extent_form =
    "select (select min({key}) "
    "from {table}), (select max({key}) "
    "from {table}), (select count(*) "
    "from {table})";

}  // namespace

std::string scan_statement(db::DuckConnection& snapshot, StoreTable const& table) {
    std::vector<std::string> columns;
    db::Value const values[] = {table.name};
    snapshot.query(std::string(sql::list_snapshot_columns.common), values, [&](db::Row const& row) { columns.emplace_back(row.text(0)); });
    bool is_mention = table.name == "mention";
    if (is_mention) columns.resize(std::size_t(mention_person_column));
    return fmt::format(fmt::runtime(is_mention ? scan_mention_form : scan_form), fmt::arg("columns", "t." + fmt::format("{}", fmt::join(columns, ", t."))),
                       fmt::arg("table", table.name), fmt::arg("key", table.key));
}

std::string extent_statement(StoreTable const& table) {
    return fmt::format(fmt::runtime(extent_form), fmt::arg("table", table.name), fmt::arg("key", table.key));
}

}  // namespace jiayu::service
