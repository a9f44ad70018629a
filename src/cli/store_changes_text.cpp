#include "cli/store_changes_text.hpp"

#include "cli/messages.hpp"

namespace jiayu::cli {

std::string told_changes(service::StoreChanges const& changes, std::int64_t snapshot, Language language) {
    if (!changes.any()) return "";
    auto const& text = changes.register_changed ? message::store_has_changed : message::store_has_files;
    return render(text, {{"snapshot", std::to_string(snapshot)}, {"files", std::to_string(changes.files)}}, language) + "\n";
}

boost::json::object json_of_changes(service::StoreChanges const& changes) {
    return {{"files", changes.files}, {"register_changed", changes.register_changed}};
}

}  // namespace jiayu::cli
