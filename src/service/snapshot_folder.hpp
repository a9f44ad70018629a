// DATA/snapshots: numbered DuckDB files. A snapshot is built under another name, renamed when whole, and never changed after.
#pragma once
#include <optional>

#include "base/file.hpp"
#include "base/date.hpp"
#include "base/result.hpp"
#include "db/duck_database.hpp"

namespace jiayu::service {

class SnapshotFolder {
public:
    explicit SnapshotFolder(Path const& data);  // made when missing

    std::optional<int> newest() const;
    Path file(int number) const;       // 000001.duckdb
    Path unfinished(int number) const;  // 000001.duckdb.unfinished, removed when it is there
    void copy(int number, Path const& to) const;
    void publish(int number) const;    // renames the unfinished one
    void keep_newest(int count) const;

private:
    std::vector<int> numbers() const;  // ascending
    Path folder_;
};

// A snapshot opened for reading, with what its figures have to carry.
struct OpenSnapshot {
    int number;
    Date as_of;
    std::string pack_version;
    db::DuckDatabase database;
};

// The newest one; refused when there is none (run `jiayu snapshot`).
Result<OpenSnapshot> open_newest_snapshot(Path const& data);

}  // namespace jiayu::service
