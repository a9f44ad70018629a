// Fact views: what rules and indicators may read of a snapshot. A pack's facts/<view>.sql is one SELECT over the snapshot's
// tables; the snapshot offers it as the relation facts.<view> (docs/design/facts.md).
#pragma once
#include <string>
#include <vector>

#include "base/file.hpp"
#include "db/duck_connection.hpp"

namespace jiayu::policy {

struct FactView {
    std::string name;
    std::string sql;
    bool stored;      // its first line says "-- stored": a table made once per snapshot, because scans of the view cost more
    bool by_person;   // "-- stored by person_id": a row is made of its person's rows, and of stored views of those it reaches
    std::string reach;  // facts/<view>.reach.sql: whose rows read those of the persons in touched.source; empty: nobody's
};

// In an order in which each finds the ones that it reads. Throws EnvironmentFailure when the folder or a file cannot be read.
std::vector<FactView> read_fact_views(Path const& folder);

// The empty tables of a snapshot with schemas `facts` and `reference`.
void create_snapshot_tables(db::DuckConnection& snapshot);
std::string snapshot_layout();  // another one for other tables or columns

// Makes facts.<view> of each, in place of an older one.
void create_facts(db::DuckConnection& snapshot, std::vector<FactView> const& views);

}  // namespace jiayu::policy
