// Tables of the packs that fact views read: dated divisions, number prefixes, doses by age.
#pragma once
#include "base/file.hpp"
#include "db/duck_connection.hpp"

namespace jiayu::service {

// Fills the schema `reference`. Throws EnvironmentFailure when a table of the packs is missing or broken.
void load_reference(db::DuckConnection& snapshot, Path const& packs);

}  // namespace jiayu::service
