// Reads a pack's targets.toml: what is asked for, of which indicator, by which clause.
#pragma once
#include "base/file.hpp"
#include "base/result.hpp"
#include "service/report_data.hpp"

namespace jiayu::service {

// Refuses what is not TOML, lacks a field, or names an unknown kind; throws when the file cannot be read.
Result<TargetList> load_targets(Path const& file);

}  // namespace jiayu::service
