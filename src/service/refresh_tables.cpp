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

    void delete_rows() const { run(sql::delete_changed_keys, sql::delete_changed_ranges, table_.name); }

    // Whose they are; a household's are its members'.
    void note_persons() const {
        constexpr std::array<std::string_view, 4> of_persons{"mention", "person", "household_member", "residence_spell"};
        bool of_person = std::ranges::find(of_persons, table_.name) != of_persons.end();
        if (of_person) run(sql::note_persons_of_keys, sql::note_persons_of_ranges, table_.name);
        if (table_.name == "household") run(sql::note_persons_of_keys, sql::note_persons_of_ranges, "household_member");
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
    void run(db::Statement const& by_key, db::Statement const& by_range, std::string_view table) const {
        auto run_form = [&](std::string_view form) {
            snapshot_.run(fmt::format(fmt::runtime(form), fmt::arg("table", table), fmt::arg("key", table_.key)));
        };
        if (any_narrow_) run_form(by_key.common);
        if (any_wide_) run_form(by_range.common);
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

    std::vector<StoreScan::Task> tasks() {
        std::vector<StoreScan::Task> tasks;
        for (std::size_t table = 0; table < store_tables.size(); ++table) {
            auto const& extent = scan_.extent(table);
            if (store_tables[table].only_grows && extent.high > marks_[table]) changed_[table].push_back({marks_[table] + 1, extent.high});
            auto ranges = merged(std::move(changed_[table]), std::max(marks_[table], extent.high));
            if (ranges.empty()) continue;
            ChangedRows changed(snapshot_, store_tables[table], ranges);
            changed.note_persons();
            changed.delete_rows();
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
        for (auto const& [table, ranges] : read_) ChangedRows(snapshot_, store_tables[table], ranges).note_persons();
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
