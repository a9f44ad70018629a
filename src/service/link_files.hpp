// Files of records read for the linkage engine: any number of CSV, XLSX or Parquet files become one table of coded columns.
#pragma once
#include <vector>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "linkage/model.hpp"
#include "linkage/records.hpp"
#include "service/record_batches.hpp"

namespace jiayu::service {

struct RecordColumns {
    std::string id;                          // header of the record ids; empty: the row's number in its file, from 1
    std::vector<linkage::ColumnRule> rules;  // empty: every column of the files as it stands
};

struct ReadRecords {
    linkage::Records records;          // in the canonical order, by a hash of source and id
    std::vector<RefusedRecord> refused;   // rows that cannot be read
    std::vector<Error> notes;          // a column that one file has and another has not
};

// Sources are named by file stem. Refuses a file that is no table, a column that no file has, a doubled header or id, and
// files without any record.
Result<ReadRecords> read_records(std::vector<Path> const& files, RecordColumns const& columns, Progress& progress);

// As CSV with file, row, reason in both languages and content. Throws EnvironmentFailure.
void write_refused_rows(Path const& path, std::vector<RefusedRecord> const& refused);

}  // namespace jiayu::service
