// Rows on their way from the reading thread to the writing one. Ids in it count from 1 within the file; the writer adds where the
// file's ids begin. Texts view the file's bytes or the batch's own arena.
#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "db/value.hpp"
#include "service/cell_values.hpp"

namespace jiayu::service {

struct RefusedRow {
    std::int64_t row_number;
    Error reason;
    std::vector<std::string> cells;  // as sent, without cut columns
};

struct IngestBatch {
    RecordTable const* table = nullptr;
    std::vector<db::Value> mentions;  // mention_width each
    std::vector<db::Value> records;   // table->width() each
    std::vector<db::Value> doses;     // dose_width each
    std::vector<db::Value> unread;    // unread_width each
    TextArena texts;
    std::size_t rows = 0;
    std::size_t bytes = 0;  // of the file, since the batch before
};

inline constexpr int dose_width = 4;    // append_immunisation_dose.sql
inline constexpr int unread_width = 4;  // append_unread_value.sql

}  // namespace jiayu::service
