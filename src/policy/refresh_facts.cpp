#include "policy/refresh_facts.hpp"

#include <regex>

#include "policy/fill_statement.hpp"
#include "policy/sql.hpp"

namespace jiayu::policy {

namespace {

// The tables that touched.<table> narrows down.
std::regex const tables_of_persons(R"(\bstore\.(person|mention|household_member|residence_spell)\b)");

void reach(db::DuckConnection& snapshot, std::string_view whom) { snapshot.run(fill(sql::reach_persons, {{"reach", whom}})); }

void refill(db::DuckConnection& snapshot, FactView const& view) {
    auto rows = std::regex_replace(view.sql, tables_of_persons, "touched.$1");
    snapshot.run(fill(sql::refill_view, {{"view", view.name}, {"rows", rows}}));
}

// Persons are reached by what their neighbours were, and by what these are now that the stored views before are up to date.
void refill_by_person(db::DuckConnection& snapshot, std::vector<FactView> const& views) {
    reach(snapshot, sql::list_touched.common);
    for (auto const& view : views)
        if (!view.reach.empty()) reach(snapshot, view.reach);
    for (auto const& view : views) {
        if (!view.by_person) continue;
        if (!view.reach.empty()) reach(snapshot, view.reach);
        refill(snapshot, view);
    }
}

}  // namespace

void open_touched(db::DuckConnection& snapshot) { snapshot.run(std::string(sql::open_touched.common)); }

void refresh_facts(db::DuckConnection& snapshot, std::vector<FactView> const& views) {
    bool by_person = snapshot.query_integer(std::string(sql::count_touched.common)) == 0;
    if (by_person) refill_by_person(snapshot, views);
    for (auto const& view : views)
        if (view.stored && !(view.by_person && by_person)) create_facts(snapshot, {view});
    snapshot.run("drop schema touched cascade");
}

}  // namespace jiayu::policy
