#include "service/snapshot_tables.hpp"

#include "policy/create_facts.hpp"
#include "policy/pack_version.hpp"
#include "service/district_pack.hpp"
#include "service/messages.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

Date day_as_of(db::DuckConnection& snapshot, SnapshotOptions const& options) {
    if (options.as_of) return *options.as_of;
    db::Value const today[] = {std::string_view(options.now_utc).substr(0, 10)};
    Date day{};
    snapshot.query(std::string(sql::find_as_of.common), today,
                   [&](db::Row const& row) { day = date_from_number(row.integer(0)).value(); });
    return day;
}

}  // namespace

std::vector<SnapshotTable> count_tables(db::DuckConnection& snapshot, StoreScan const& scan) {
    std::vector<SnapshotTable> counted;
    snapshot.query(std::string(sql::count_snapshot_tables.common), {}, [&](db::Row const& row) {
        auto table = std::size_t(row.integer(0));
        auto name = std::string(store_tables[table].name);
        auto in_store = scan.extent(table).rows;
        if (row.integer(1) != in_store)
            throw EnvironmentFailure(Error(message::snapshot_count_differs, {{"table", name},
                                                                             {"snapshot", std::to_string(row.integer(1))},
                                                                             {"store", std::to_string(in_store)}}));
        counted.push_back({name, row.integer(1)});
    });
    JIAYU_ASSERT(counted.size() == store_tables.size());
    return counted;
}

Date write_snapshot_row(db::DuckConnection& snapshot, int number, SnapshotOptions const& options, StoreScan const& scan) {
    auto as_of = day_as_of(snapshot, options);
    auto day = to_iso(as_of), version = policy::pack_version(judging_pack(options.data, options.packs)), layout = policy::snapshot_layout();
    snapshot.run("begin");
    snapshot.run(std::string(sql::clear_snapshot.common));
    db::Value const values[] = {std::int64_t(number),     std::string_view(day),    std::string_view(options.now_utc),
                                std::string_view(version), std::string_view(layout), scan.change_sequence()};
    snapshot.run(std::string(sql::add_snapshot.common), values);
    snapshot.run(std::string(sql::add_district.common));
    for (std::size_t table = 0; table < store_tables.size(); ++table) {
        db::Value const mark[] = {store_tables[table].name, scan.extent(table).rows, scan.extent(table).high};
        snapshot.run(std::string(sql::add_snapshot_table.common), mark);
    }
    snapshot.run("commit");
    return as_of;
}

}  // namespace jiayu::service
