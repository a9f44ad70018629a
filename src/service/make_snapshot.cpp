#include "service/make_snapshot.hpp"

#include <future>

#include "policy/pack_version.hpp"
#include "policy/refresh_facts.hpp"
#include "service/district_pack.hpp"
#include "service/load_reference.hpp"
#include "service/refresh_tables.hpp"
#include "service/snapshot_tables.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Not from a snapshot of other tables or other packs.
bool can_refresh(Path const& file, SnapshotOptions const& options) {
    db::DuckDatabase database({.file = file, .read_only = true});
    bool same = false;
    database.connect().query(std::string(sql::find_snapshot.common), {}, [&](db::Row const& row) {
        same = row.text(1) == policy::pack_version(judging_pack(options.data, options.packs)) && row.text(3) == policy::snapshot_layout();
    });
    return same;
}

// Reads all tables or, on a copy of the newest snapshot, what changed since.
void read_rows(StoreScan& scan, db::DuckDatabase& database, db::DuckConnection& connection, SnapshotReport& report, SnapshotOptions const& options) {
    Progress progress("snapshot");
    if (!report.refreshed) policy::create_snapshot_tables(connection);
    if (report.refreshed) {
        report.rows_read = refresh_tables(database, connection, scan, progress);
    } else {
        auto tasks = scan.everything();
        progress.begin_step("read tables", std::uint64_t(total_rows(tasks)));
        report.rows_read = scan.load(database, std::move(tasks), progress).rows;
        load_reference(connection, options.packs);
    }
    report.tables = count_tables(connection, scan);
    report.as_of = write_snapshot_row(connection, report.number, options, scan);
}

void make_facts(db::DuckConnection& connection, bool refreshed, SnapshotOptions const& options) {
    Progress progress("snapshot");
    progress.begin_step("fact views", 0);
    auto views = policy::read_fact_views(lowest_layer(judging_pack(options.data, options.packs)) / "facts");
    if (refreshed) policy::refresh_facts(connection, views);
    else policy::create_facts(connection, views);
    connection.run("checkpoint");
}

}  // namespace

SnapshotReport make_snapshot(std::string const& store_url, SnapshotOptions const& options) {
    auto store = store::open_store(store_url);
    SnapshotFolder folder(options.data);
    auto previous = folder.newest();
    SnapshotReport report{};
    report.number = previous.value_or(0) + 1;
    report.refreshed = options.refresh && previous && can_refresh(folder.file(*previous), options);
    auto file = folder.unfinished(report.number);
    auto started = Clock::now();
    // The copy is the kernel's work while the store is measured.
    auto copied = std::async(std::launch::async, [&] { if (report.refreshed) folder.copy(*previous, file); });
    StoreScan scan(*store);
    copied.get();
    {
        db::DuckDatabase database({.file = file});
        auto connection = database.connect();
        read_rows(scan, database, connection, report, options);
        // A refresh changes little: one checkpoint at its end does.
        if (!report.refreshed) connection.run("checkpoint");
        report.seconds_read = seconds_since(started);
        started = Clock::now();
        make_facts(connection, report.refreshed, options);
    }
    report.seconds_facts = seconds_since(started);
    folder.publish(report.number);
    folder.keep_newest(options.keep);
    report.file = folder.file(report.number);
    for (auto const& table : report.tables) report.rows += table.rows;
    return report;
}

}  // namespace jiayu::service
