// Reads tables of the store into a snapshot, by several threads that see one state.
#pragma once
#include <cstdint>
#include <vector>

#include "base/progress.hpp"
#include "db/duck_appender.hpp"
#include "db/duck_database.hpp"
#include "service/store_tables.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct KeyRange {
    std::int64_t low, high;  // both within
};
using KeyRanges = std::vector<KeyRange>;  // ascending, without overlaps

struct TableExtent {
    std::int64_t low = 0, high = -1;  // keys
    std::int64_t rows = 0;
};

class StoreScan {
public:
    explicit StoreScan(store::Store& store);  // measures every table

    TableExtent const& extent(std::size_t table) const { return extents_[table]; }
    std::int64_t change_sequence() const { return change_sequence_; }
    store::Reader& reader() { return *readers_.front(); }

    struct Task {  // what one thread reads at a time
        std::size_t table;  // index of store_tables
        KeyRanges ranges;
        std::int64_t rows;  // expected, for the progress bar and to begin with the longest
        bool tells_persons = false;  // whose rows they are
        bool looks_up = true;  // each range by key; else the table is read from the first to the last and what is in no range is passed over
    };
    std::vector<Task> everything() const;
    // Tell persons. A table that changed all over is read by all threads, one that changed here and there by one.
    std::vector<Task> tasks_of(std::size_t table, KeyRanges ranges) const;

    struct Loaded {
        std::int64_t rows = 0;
        std::vector<std::int64_t> persons;  // of the tasks that tell them; in no order, some several times
    };
    // Into the snapshot's tables. Failures throw EnvironmentFailure.
    Loaded load(db::DuckDatabase& snapshot, std::vector<Task> tasks, Progress& progress);

private:
    void measure_tables();
    std::vector<Task> in_parts(std::size_t table, KeyRanges const& ranges) const;
    void load_task(db::DuckDatabase& snapshot, store::Reader& reader, Task const& task, Loaded& loaded) const;

    std::vector<std::unique_ptr<store::Reader>> readers_;
    std::vector<TableExtent> extents_;
    std::vector<ScanStatements> statements_;
    std::int64_t change_sequence_ = 0;
};

std::int64_t total_rows(std::vector<StoreScan::Task> const& tasks);

}  // namespace jiayu::service
