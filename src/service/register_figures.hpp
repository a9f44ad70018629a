// The register in figures, for the report: residents by age, what each department sent, columns cut out, the last linkage.
#pragma once
#include "db/duck_connection.hpp"
#include "service/report_data.hpp"
#include "store/store.hpp"

namespace jiayu::service {

std::vector<AgeBand> read_pyramid(db::DuckConnection& snapshot);  // all 21 bands, or none without residents
std::vector<DepartmentCounts> read_departments(store::Store& store, db::DuckConnection& snapshot);  // those that sent files, in their order
std::vector<NotKeptColumn> read_cut_columns(store::Store& store);
std::optional<LinkSummary> read_link_summary(store::Store& store);

}  // namespace jiayu::service
