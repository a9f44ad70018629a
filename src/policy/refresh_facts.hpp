// Fact views after a change of some persons: what is stored by person is made anew for those alone.
#pragma once
#include <cstdint>
#include <span>

#include "policy/create_facts.hpp"

namespace jiayu::policy {

// Begins; the same connection serves until refresh_facts.
void open_touched(db::DuckConnection& snapshot);

// Whoever changes rows of the snapshot tells whose they were and are. Nobody (0) is passed over.
void note_touched(db::DuckConnection& snapshot, std::span<std::int64_t const> persons);

// The snapshot's views are of the same pack. Ends what open_touched began, in one transaction.
void refresh_facts(db::DuckConnection& snapshot, std::vector<FactView> const& views);

}  // namespace jiayu::policy
