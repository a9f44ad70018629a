// The instant of a write, for the trail and the list of migrations: "2026-11-23T08:00:00Z".
#pragma once
#include <string>

namespace jiayu::store {

std::string utc_now();

}  // namespace jiayu::store
