#include "policy/create_facts.hpp"

#include "base/digest.hpp"
#include "policy/sql.hpp"

namespace jiayu::policy {

std::vector<FactView> read_fact_views(Path const& folder) {
    std::vector<FactView> views;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".sql") continue;
        auto sql = read_file(entry.path());
        bool stored = sql.starts_with("-- stored");
        views.push_back({entry.path().stem().string(), std::move(sql), stored});
    }
    std::ranges::sort(views, {}, &FactView::name);
    return views;
}

void create_snapshot_tables(db::DuckConnection& snapshot) { snapshot.run(std::string(sql::create_snapshot.common)); }

std::string snapshot_layout() { return sha256_hex(sql::create_snapshot.common).substr(0, 12); }

void create_facts(db::DuckConnection& snapshot, std::vector<FactView> const& views) {
    for (auto const& view : views) {
        snapshot.run(fmt::format("drop {} if exists facts.{}", view.stored ? "table" : "view", view.name));
        snapshot.run(fmt::format("create {} facts.{} as\n{}", view.stored ? "table" : "view", view.name, view.sql));
    }
}

}  // namespace jiayu::policy
