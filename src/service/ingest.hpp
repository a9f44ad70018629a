// Departments' files into the store: recognised by their header, kept compressed without the columns nobody may keep, every row a
// record and its mentions, unreadable rows sent back on an error sheet. One transaction a file; a repeat changes nothing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "domain/department.hpp"

namespace jiayu::service {

struct IngestOptions {
    Path data;              // kept files go to data/files, error sheets to data/errors
    std::string store_url;
    Path packs;
    std::vector<Path> inputs;  // files and folders; of a folder the tables, without truth/
    std::string actor;
    std::string now_utc;    // ISO 8601
};

enum class IngestOutcome { accepted, repeated, refused };

struct CutColumn {
    std::string name;
    std::int64_t filled_rows = 0;
};

struct UnreadColumn {
    std::string name;
    std::int64_t rows = 0;
};

struct IngestedFile {
    Path path;
    IngestOutcome outcome = IngestOutcome::accepted;
    std::optional<Department> department;
    std::string layout;                   // "household_register/2017"
    std::int64_t rows = 0, accepted = 0, refused = 0, mentions = 0;
    std::int64_t corrected = 0;           // rows refused before, which this file sends again
    std::int64_t notes = 0;               // titles, notes, units, totals
    std::vector<CutColumn> cut;
    std::vector<std::string> unread;      // columns that the source map does not know
    std::vector<UnreadColumn> unread_values;  // of read columns: texts that are no value there, kept as sent
    std::vector<std::string> other_sheets;
    std::string repeats;                  // name of the file that it repeats
    std::optional<Error> error;           // of a refused file
    Path error_sheet;                     // empty when no row was refused
    double seconds = 0;
};

struct IngestReport {
    std::vector<IngestedFile> files;
    double seconds = 0;
};

// A refused file does not stop the others. Refuses only what concerns all: no input, broken packs.
Result<IngestReport> ingest(IngestOptions const& options, Progress& progress);

}  // namespace jiayu::service
