#include "service/scan_store.hpp"

#include <mutex>

#include "base/parallel_for.hpp"
#include "service/mention_traits.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

constexpr std::int64_t task_rows = 4 * 122'880;  // whole row groups of DuckDB

db::Statement statement_of(std::string_view name, std::string const& sql) { return {name, sql, "", ""}; }

bool contains(KeyRanges const& ranges, std::int64_t key) {
    auto after = std::ranges::upper_bound(ranges, key, {}, &KeyRange::low);
    return after != ranges.begin() && key <= std::prev(after)->high;
}

// Hands each thread a reader of its own.
class ReaderPool {
public:
    explicit ReaderPool(std::vector<std::unique_ptr<store::Reader>> const& readers) {
        for (auto const& reader : readers) free_.push_back(reader.get());
    }
    store::Reader* take() {
        std::scoped_lock lock(mutex_);
        JIAYU_ASSERT(!free_.empty());
        auto reader = free_.back();
        free_.pop_back();
        return reader;
    }
    void give_back(store::Reader* reader) {
        std::scoped_lock lock(mutex_);
        free_.push_back(reader);
    }

private:
    std::mutex mutex_;
    std::vector<store::Reader*> free_;
};

std::int64_t width_of(KeyRanges const& ranges) {
    std::int64_t width = 0;
    for (auto const& range : ranges) width += range.high - range.low + 1;
    return width;
}

}  // namespace

StoreScan::StoreScan(store::Store& store) : readers_(store.read_together(int(thread_count()))) {
    measure_tables();
    reader().query(store::sql::find_last_register_change, {}, [&](db::Row const& row) { change_sequence_ = row.integer(0); });
}

void StoreScan::measure_tables() {
    extents_.resize(store_tables.size());
    ReaderPool pool(readers_);
    parallel_for(store_tables.size(), [&](std::size_t table) {
        auto reader = pool.take();
        auto sql = extent_statement(store_tables[table]);
        reader->query(statement_of(store_tables[table].name, sql), {}, [&](db::Row const& row) {
            extents_[table] = {row.integer(0), row.integer(1), row.integer(2)};
        });
        pool.give_back(reader);
    });
}

std::vector<StoreScan::Task> StoreScan::in_parts(std::size_t table, KeyRanges const& ranges) const {
    auto const& extent = extents_[table];
    auto one_row_keys = extent.rows ? (extent.high - extent.low) / extent.rows + 1 : 1;
    auto step = task_rows * one_row_keys;
    if (store_tables[table].access != KeyAccess::primary) return {{.table = table, .ranges = ranges, .rows = extent.rows, .looks_up = false}};
    std::vector<Task> tasks;
    for (auto const& range : ranges)
        for (auto low = std::max(range.low, extent.low); low <= std::min(range.high, extent.high); low += step) {
            auto high = std::min({low + step - 1, range.high, extent.high});
            tasks.push_back({table, {{low, high}}, (high - low + 1) / one_row_keys});
        }
    return tasks;
}

std::vector<StoreScan::Task> StoreScan::everything() const {
    std::vector<Task> tasks;
    for (std::size_t table = 0; table < extents_.size(); ++table)
        if (extents_[table].rows)
            for (auto& task : in_parts(table, {{extents_[table].low, extents_[table].high}})) tasks.push_back(std::move(task));
    return tasks;
}

std::vector<StoreScan::Task> StoreScan::tasks_of(std::size_t table, KeyRanges ranges) const {
    auto width = width_of(ranges);
    std::vector<Task> tasks;
    if (width * 2 > extents_[table].rows) tasks = in_parts(table, ranges);
    else tasks.push_back({.table = table, .ranges = std::move(ranges), .rows = width, .looks_up = store_tables[table].access != KeyAccess::searched});
    for (auto& task : tasks) task.tells_persons = true;
    return tasks;
}

void StoreScan::load_task(db::DuckDatabase& snapshot, store::Reader& reader, Task const& task, Loaded& loaded) const {
    auto const& table = store_tables[task.table];
    auto connection = snapshot.connect();
    db::DuckAppender appender(connection, "", "store", std::string(table.name));
    bool is_mention = table.name == "mention";
    auto append = [&](db::Row const& row) {
        if (is_mention) append_mention(appender, row);
        else
            for (int column = 0; column < appender.columns(); ++column) appender.set(column, row, column);
        appender.end_row();
        ++loaded.rows;
        if (task.tells_persons && table.person_column >= 0) loaded.persons.push_back(row.integer(table.person_column));
    };
    auto read = [&](std::string const& sql, KeyRange range, auto const& each_row) {
        db::Value const values[] = {range.low, range.high};
        reader.query(statement_of(table.name, sql), values, each_row);
    };
    auto const& statements = statements_[task.table];
    if (task.looks_up) {
        for (auto const& range : task.ranges) read(statements.by_key, range, append);
    } else {
        // The key is every table's first column.
        read(statements.whole, {task.ranges.front().low, task.ranges.back().high}, [&](db::Row const& row) {
            if (contains(task.ranges, row.integer(0))) append(row);
        });
    }
    appender.finish();
}

StoreScan::Loaded StoreScan::load(db::DuckDatabase& snapshot, std::vector<Task> tasks, Progress& progress) {
    auto connection = snapshot.connect();
    statements_.clear();
    for (auto const& table : store_tables) statements_.push_back(scan_statements(connection, table));
    std::ranges::stable_sort(tasks, std::greater(), &Task::rows);
    Loaded all;
    std::mutex mutex;
    ReaderPool pool(readers_);
    parallel_for(tasks.size(), [&](std::size_t index) {
        Loaded part;
        auto reader = pool.take();
        load_task(snapshot, *reader, tasks[index], part);
        pool.give_back(reader);
        progress.advance(std::uint64_t(part.rows));
        std::scoped_lock lock(mutex);
        all.rows += part.rows;
        all.persons.insert(all.persons.end(), part.persons.begin(), part.persons.end());
    });
    return all;
}

std::int64_t total_rows(std::vector<StoreScan::Task> const& tasks) {
    std::int64_t rows = 0;
    for (auto const& task : tasks) rows += task.rows;
    return rows;
}

}  // namespace jiayu::service
