#include "policy/create_facts.hpp"

#include <regex>

#include "base/assert.hpp"
#include "base/digest.hpp"
#include "policy/fill_statement.hpp"
#include "policy/sql.hpp"

namespace jiayu::policy {

namespace {

constexpr std::string_view reach_extension = ".reach";

bool reads(FactView const& view, FactView const& other) {
    return view.name != other.name && std::regex_search(view.sql, std::regex("\\bfacts\\." + other.name + "\\b"));
}

std::vector<FactView> in_order_of_reading(std::vector<FactView> views) {
    std::vector<FactView> ordered;
    while (!views.empty()) {
        auto next = std::ranges::find_if(views, [&](FactView const& view) {
            return std::ranges::none_of(views, [&](FactView const& other) { return reads(view, other); });
        });
        JIAYU_ASSERT(next != views.end() && "fact views read each other in a circle");
        ordered.push_back(std::move(*next));
        views.erase(next);
    }
    return ordered;
}

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
        auto const& path = entry.path();
        if (path.extension() != ".sql" || path.stem().extension() == reach_extension) continue;
        auto sql = read_file(path);
        auto reach = folder / (path.stem().string() + std::string(reach_extension) + ".sql");
        bool stored = sql.starts_with("-- stored"), by_person = sql.starts_with("-- stored by person_id");
        views.push_back({path.stem().string(), std::move(sql), stored, by_person, std::filesystem::exists(reach) ? read_file(reach) : ""});
    }
    std::ranges::sort(views, {}, &FactView::name);
    return in_order_of_reading(std::move(views));
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
