// The audit's findings as work: one workbook for each community, DATA/worklists/<town>/<community>.xlsx, with reason, advice and
// due date. Names in full, because somebody must be found; numbers masked.
#pragma once
#include "base/file.hpp"
#include "base/progress.hpp"
#include "db/duck_connection.hpp"
#include "domain/codes.hpp"
#include "domain/division.hpp"
#include "policy/pack.hpp"

namespace jiayu::service {

struct WorkLists {
    Path folder;
    std::size_t files = 0, rows = 0;
};

struct WorkListOptions {
    Path data;
    Date due;
    Date as_of;  // of the names of divisions
    DivisionTable const* divisions;
    CodeTable const* relations;
};

// After audit_snapshot on the same connection. The lists of an earlier audit are replaced as a whole.
WorkLists write_work_lists(policy::Pack const& pack, db::DuckConnection& snapshot, WorkListOptions const& options, Progress& progress);

}  // namespace jiayu::service
