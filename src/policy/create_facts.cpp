#include "policy/create_facts.hpp"

#include "base/digest.hpp"
#include "policy/fill_statement.hpp"
#include "policy/sql.hpp"

namespace jiayu::policy {

namespace {

bool has_person(db::DuckConnection& snapshot, std::string const& view) {
    bool found = false;
    snapshot.query(fmt::format("describe unplaced.{}", view), {}, [&](db::Row const& row) { found |= row.text(0) == "person_id"; });
    return found;
}

std::string placed(db::DuckConnection& snapshot, std::string const& view) {
    auto const& statement = has_person(snapshot, view) ? sql::place_view : sql::pass_view;
    return fill(statement, {{"view", view}});
}

}  // namespace

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
        snapshot.run(fmt::format("drop view if exists unplaced.{}", view.name));
        if (view.stored) {
            snapshot.run(fmt::format("create table facts.{} as\n{}", view.name, view.sql));
            snapshot.run(fmt::format("create view unplaced.{0} as from facts.{0}", view.name));
        } else {
            snapshot.run(fmt::format("create view unplaced.{} as\n{}", view.name, view.sql));
            snapshot.run(placed(snapshot, view.name));
        }
    }
}

}  // namespace jiayu::policy
