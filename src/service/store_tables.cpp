#include "service/store_tables.hpp"

#include "service/mention_traits.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

// Made from the columns of the snapshot's own table, so that there is one list of them. Every one is run by the snapshot's test
// on both databases.
constexpr char const* scan_form =
    "select {columns} "
    "from {table} t where {sign}t.{key} between $1 and $2";
constexpr char const* scan_mention_form =
    "select {columns}, l.person_id "
    "from {table} t left join link l on l.mention_id = t.mention_id where {sign}t.{key} between $1 and $2";
// Neither database uses an index on an expression that it does not know.
constexpr std::string_view past_index = "+";
// Three answers of their own, because each alone is a look at an index or a count of pages.
constexpr char const* extent_form =
    "select (select min({key}) "
    "from {bound}), (select max({key}) "
    "from {bound}), (select count(*) "
    "from {table})";

}  // namespace

ScanStatements scan_statements(db::DuckConnection& snapshot, StoreTable const& table) {
    std::vector<std::string> columns;
    db::Value const values[] = {table.name};
    snapshot.query(std::string(sql::list_snapshot_columns.common), values, [&](db::Row const& row) { columns.emplace_back(row.text(0)); });
    bool is_mention = table.name == "mention";
    if (is_mention) columns.resize(std::size_t(mention_person_column));
    auto list = "t." + fmt::format("{}", fmt::join(columns, ", t."));
    auto statement = [&](std::string_view sign) {
        return fmt::format(fmt::runtime(is_mention ? scan_mention_form : scan_form), fmt::arg("columns", list), fmt::arg("table", table.name),
                           fmt::arg("sign", sign), fmt::arg("key", table.key));
    };
    return {statement(""), statement(table.access == KeyAccess::primary ? "" : past_index)};
}

std::string extent_statement(StoreTable const& table) {
    return fmt::format(fmt::runtime(extent_form), fmt::arg("table", table.name), fmt::arg("bound", table.bounded_by), fmt::arg("key", table.key));
}

}  // namespace jiayu::service
