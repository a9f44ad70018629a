#include "service/refresh_tables.hpp"

#include "policy/refresh_facts.hpp"
#include "service/sql.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

std::size_t table_of(std::string_view name) {
    auto found = std::ranges::find(store_tables, name == "link" ? "mention" : name, &StoreTable::name);
    JIAYU_ASSERT(found != store_tables.end());
    return std::size_t(found - store_tables.begin());
}

// Ascending, without overlaps, within the keys that the table had or has.
KeyRanges merged(KeyRanges ranges, std::int64_t high) {
    std::ranges::sort(ranges, {}, &KeyRange::low);
    KeyRanges result;
    for (auto range : ranges) {
        range.high = std::min(range.high, high);
        if (range.low > range.high) continue;
        if (!result.empty() && range.low <= result.back().high + 1) result.back().high = std::max(result.back().high, range.high);
        else result.push_back(range);
    }
    return result;
}

std::int64_t width_of(KeyRanges const& ranges) {
    std::int64_t width = 0;
    for (auto const& range : ranges) width += range.high - range.low + 1;
    return width;
}

// The table of the connection that the statements below read.
void set_changed_ranges(db::DuckConnection& snapshot, KeyRanges const& ranges) {
    snapshot.run(std::string(sql::create_changed_range.common));
    db::DuckAppender appender(snapshot, "temp", "main", "changed_range");
    for (auto const& range : ranges) {
        appender.set_integer(0, range.low);
        appender.set_integer(1, range.high);
        appender.end_row();
    }
    appender.finish();
}

void run_on_changed(db::DuckConnection& snapshot, db::Statement const& statement, std::string_view table, std::string_view key) {
    auto form = std::string(statement.common);
    snapshot.run(fmt::format(fmt::runtime(form), fmt::arg("table", table), fmt::arg("key", key)));
}

// Whose the changed rows are; a household's are its members'.
void note_persons(db::DuckConnection& snapshot, StoreTable const& table) {
    constexpr std::array<std::string_view, 4> of_persons{"mention", "person", "household_member", "residence_spell"};
    if (std::ranges::find(of_persons, table.name) != of_persons.end()) run_on_changed(snapshot, sql::note_touched_persons, table.name, table.key);
    if (table.name == "household") run_on_changed(snapshot, sql::note_touched_persons, "household_member", table.key);
}

class Refresh {
public:
    Refresh(db::DuckConnection& snapshot, StoreScan& scan) : snapshot_(snapshot), scan_(scan), marks_(store_tables.size()), changed_(store_tables.size()) {
        std::int64_t sequence = 0;
        snapshot.query(std::string(sql::find_snapshot.common), {}, [&](db::Row const& row) { sequence = row.integer(2); });
        snapshot.query(std::string(sql::list_snapshot_marks.common), {},
                       [&](db::Row const& row) { marks_[table_of(row.text(0))] = row.integer(1); });
        db::Value const after[] = {sequence};
        scan.reader().query(store::sql::list_register_changes, after,
                            [&](db::Row const& row) { changed_[table_of(row.text(1))].push_back({row.integer(2), row.integer(3)}); });
    }

    std::vector<StoreScan::Task> tasks() {
        std::vector<StoreScan::Task> tasks;
        for (std::size_t table = 0; table < store_tables.size(); ++table) {
            auto const& extent = scan_.extent(table);
            if (store_tables[table].only_grows && extent.high > marks_[table]) changed_[table].push_back({marks_[table] + 1, extent.high});
            auto ranges = merged(std::move(changed_[table]), std::max(marks_[table], extent.high));
            if (ranges.empty()) continue;
            set_changed_ranges(snapshot_, ranges);
            note_persons(snapshot_, store_tables[table]);
            run_on_changed(snapshot_, sql::delete_changed_rows, store_tables[table].name, store_tables[table].key);
            read_.push_back({table, ranges});
            // A table that changed all over is read by all threads, one that changed here and there by one.
            if (width_of(ranges) * 2 > extent.rows) {
                for (auto& part : scan_.in_parts(table, ranges)) tasks.push_back(std::move(part));
            } else {
                auto rows = width_of(ranges);
                tasks.push_back({table, std::move(ranges), rows});
            }
        }
        return tasks;
    }

    // When the rows are read.
    void note_new_persons() {
        for (auto const& [table, ranges] : read_) {
            set_changed_ranges(snapshot_, ranges);
            note_persons(snapshot_, store_tables[table]);
        }
    }

private:
    db::DuckConnection& snapshot_;
    StoreScan& scan_;
    std::vector<std::pair<std::size_t, KeyRanges>> read_;
    std::vector<std::int64_t> marks_;
    std::vector<KeyRanges> changed_;
};

}  // namespace

std::int64_t refresh_tables(db::DuckConnection& snapshot, StoreScan& scan, Progress& progress) {
    policy::open_touched(snapshot);
    Refresh refresh(snapshot, scan);
    auto tasks = refresh.tasks();
    progress.begin_step("read changes", std::uint64_t(total_rows(tasks)));
    auto read = scan.load(std::move(tasks), progress);
    refresh.note_new_persons();
    return read;
}

}  // namespace jiayu::service
