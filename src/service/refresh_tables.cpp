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

bool is_wide(KeyRange const& range) { return range.high - range.low >= 1000; }

// Statements on the rows of some keys of a table. They are in two temporary tables, because ranges cost a comparison with every row.
class ChangedRows {
public:
    ChangedRows(db::DuckConnection& snapshot, StoreTable const& table, KeyRanges const& ranges) : snapshot_(snapshot), table_(table) {
        snapshot.run(std::string(sql::create_changed_range.common));
        db::DuckAppender wide(snapshot, "temp", "main", "changed_range"), keys(snapshot, "temp", "main", "changed_key");
        for (auto const& range : ranges) {
            (is_wide(range) ? any_wide_ : any_narrow_) = true;
            if (is_wide(range)) append_range(wide, range);
            else append_keys(keys, range);
        }
        wide.finish();
        keys.finish();
    }

    // Tells whose they were; a household's are its members'.
    void delete_rows(std::vector<std::int64_t>& persons) const {
        auto tell = [&](db::Row const& row) { persons.push_back(row.integer(0)); };
        if (table_.person_column >= 0) query(sql::list_persons_of_keys, sql::list_persons_of_ranges, table_.name, tell);
        if (table_.name == "household") query(sql::list_persons_of_keys, sql::list_persons_of_ranges, "household_member", tell);
        query(sql::delete_changed_keys, sql::delete_changed_ranges, table_.name, [](db::Row const&) {});
    }

private:
    static void append_range(db::DuckAppender& rows, KeyRange const& range) {
        rows.set_integer(0, range.low);
        rows.set_integer(1, range.high);
        rows.end_row();
    }
    static void append_keys(db::DuckAppender& rows, KeyRange const& range) {
        for (auto key = range.low; key <= range.high; ++key) {
            rows.set_integer(0, key);
            rows.end_row();
        }
    }
    void query(db::Statement const& by_key, db::Statement const& by_range, std::string_view table, std::function<void(db::Row const&)> const& each_row) const {
        auto query_form = [&](std::string_view form) {
            snapshot_.query(fmt::format(fmt::runtime(form), fmt::arg("table", table), fmt::arg("key", table_.key), fmt::arg("person", table == "parentage" ? table_.key : "person_id")), {}, each_row);
        };
        if (any_narrow_) query_form(by_key.common);
        if (any_wide_) query_form(by_range.common);
    }

    db::DuckConnection& snapshot_;
    StoreTable const& table_;
    bool any_wide_ = false, any_narrow_ = false;
};

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

    // Makes room for the rows that the tasks read, and tells whose rows went.
    std::vector<StoreScan::Task> make_room(std::vector<std::int64_t>& persons) {
        std::vector<StoreScan::Task> tasks;
        snapshot_.run("begin");
        for (std::size_t table = 0; table < store_tables.size(); ++table) {
            auto const& extent = scan_.extent(table);
            if (store_tables[table].only_grows && extent.high > marks_[table]) changed_[table].push_back({marks_[table] + 1, extent.high});
            auto ranges = merged(std::move(changed_[table]), std::max(marks_[table], extent.high));
            if (ranges.empty()) continue;
            ChangedRows(snapshot_, store_tables[table], ranges).delete_rows(persons);
            for (auto& part : scan_.tasks_of(table, std::move(ranges))) tasks.push_back(std::move(part));
        }
        snapshot_.run("commit");
        return tasks;
    }

private:
    db::DuckConnection& snapshot_;
    StoreScan& scan_;
    std::vector<std::int64_t> marks_;
    std::vector<KeyRanges> changed_;
};

}  // namespace

std::int64_t refresh_tables(db::DuckDatabase& database, db::DuckConnection& snapshot, StoreScan& scan, Progress& progress) {
    policy::open_touched(snapshot);
    std::vector<std::int64_t> before;
    auto tasks = Refresh(snapshot, scan).make_room(before);
    progress.begin_step("read changes", std::uint64_t(total_rows(tasks)));
    auto loaded = scan.load(database, std::move(tasks), progress);
    policy::note_touched(snapshot, before);
    policy::note_touched(snapshot, loaded.persons);
    return loaded.rows;
}

}  // namespace jiayu::service
