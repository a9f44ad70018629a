// Fact views after a change of some persons: what is stored by person is made anew for those alone.
#pragma once
#include "policy/create_facts.hpp"

namespace jiayu::policy {

// Makes the empty table touched.source (person_id), where whoever changes rows of the snapshot writes whose they were and are.
void open_touched(db::DuckConnection& snapshot);

// The snapshot's views are of the same pack. Ends what open_touched began.
void refresh_facts(db::DuckConnection& snapshot, std::vector<FactView> const& views);

}  // namespace jiayu::policy
