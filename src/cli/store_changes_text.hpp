// Says that the store has changed since a snapshot, and what to run.
#pragma once
#include <boost/json.hpp>
#include <string>

#include "base/message.hpp"
#include "service/store_changes.hpp"

namespace jiayu::cli {

// A line, or nothing when the snapshot is up to date.
std::string told_changes(service::StoreChanges const& changes, std::int64_t snapshot, Language language);
boost::json::object json_of_changes(service::StoreChanges const& changes);

}  // namespace jiayu::cli
