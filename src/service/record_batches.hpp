// Rows of one file of records in batches, column by column: CSV in any of our encodings and delimiters, XLSX, or Parquet.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"

namespace jiayu::service {

// A row that cannot be read: kept with its reason, never lost.
struct RefusedRecord {
    std::string file;
    std::int64_t row_number;  // as a spreadsheet shows it; of a Parquet file from 1
    Error reason;
    std::string content;
};

struct RecordBatch {
    std::vector<std::vector<std::string_view>> cells;  // by wanted column, spaces at the ends taken off
    std::vector<std::uint32_t> row_numbers;
};

// One part of the work on a batch: what is done with wanted column `column`, safe to run beside the others' parts.
using TakeColumn = std::function<void(RecordBatch const&, std::size_t column)>;

class RecordFile {
public:
    virtual ~RecordFile() = default;
    static Result<std::unique_ptr<RecordFile>> open(Path const& path);

    virtual std::vector<std::string> const& headers() const = 0;  // spaces at the ends taken off; an empty one is named "column N"
    // Reads all rows. `wanted` counts in headers(); the cells of `needed` (such as ids) may not be empty.
    struct Wanted {
        std::vector<std::size_t> columns;
        std::optional<std::size_t> needed;  // counts in `columns`
    };
    virtual Result<void> read(Wanted const& wanted, TakeColumn const& take, std::vector<RefusedRecord>& refused, Progress& progress) = 0;
};

}  // namespace jiayu::service
