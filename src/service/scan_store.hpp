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
    StoreScan(store::Store& store, db::DuckDatabase& snapshot);

    TableExtent const& extent(std::size_t table) const { return extents_[table]; }
    std::int64_t change_sequence() const { return change_sequence_; }
    store::Reader& reader() { return *readers_.front(); }

    struct Task {  // what one thread reads at a time
        std::size_t table;  // index of store_tables
        KeyRanges ranges;
        std::int64_t rows;  // expected, for the progress bar and to begin with the longest
    };
    std::vector<Task> everything() const;
    std::vector<Task> in_parts(std::size_t table, KeyRanges const& ranges) const;

    // Rows read. Failures throw EnvironmentFailure.
    std::int64_t load(std::vector<Task> tasks, Progress& progress);

private:
    void measure_tables();
    std::int64_t load_task(store::Reader& reader, Task const& task);

    db::DuckDatabase& snapshot_;
    std::vector<std::unique_ptr<store::Reader>> readers_;
    std::vector<TableExtent> extents_;
    std::vector<std::string> statements_;
    std::int64_t change_sequence_ = 0;
};

std::int64_t total_rows(std::vector<StoreScan::Task> const& tasks);

}  // namespace jiayu::service
