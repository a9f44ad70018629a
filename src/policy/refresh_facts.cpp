#include "policy/refresh_facts.hpp"

#include <map>
#include <regex>

#include "db/duck_appender.hpp"
#include "policy/fill_statement.hpp"
#include "policy/sql.hpp"

namespace jiayu::policy {

namespace {

// The tables that touched.<table> narrows down.
constexpr std::array<std::string_view, 4> tables_of_persons{"person", "mention", "household_member", "residence_spell"};

bool names_word(std::string const& sql, std::string_view word) { return std::regex_search(sql, std::regex(fmt::format("\\b{}\\b", word))); }

class Refill {
public:
    Refill(db::DuckConnection& snapshot, std::vector<FactView> const& views) : snapshot_(snapshot), views_(views) {}

    // Persons are reached by what their neighbours were, and by what these are now that the stored views before are up to date.
    void run() {
        reach(sql::list_touched.common);
        for (auto const& view : views_)
            if (!view.reach.empty()) reach(over_touched(view.reach));
        for (auto const& view : views_) {
            if (!view.by_person) continue;
            if (!view.reach.empty()) reach(over_touched(view.reach));
            refill(view);
        }
    }

private:
    static std::string over_touched(std::string const& sql) {
        static std::regex const tables(R"(\bstore\.(person|mention|household_member|residence_spell)\b)"), source(R"(\btouched\.source\b)");
        return std::regex_replace(std::regex_replace(sql, tables, "temp.touched_$1"), source, "temp.touched_source");
    }

    void reach(std::string_view whom) {
        snapshot_.run(fill(sql::reach_persons, {{"reach", whom}}));
        auto reached = snapshot_.query_integer(std::string(sql::count_reached.common));
        if (std::exchange(reached_, reached) != reached) is_taken_.clear();
    }

    void refill(FactView const& view) {
        for (auto table : tables_of_persons)
            if (names_word(view.sql, fmt::format("store\\.{}", table))) take(table);
        snapshot_.run(fill(sql::refill_view, {{"view", view.name}, {"rows", over_touched(view.sql)}}));
    }

    void take(std::string_view table) {
        if (std::exchange(is_taken_[table], true)) return;
        snapshot_.run(fill(sql::take_touched, {{"table", table}, {"columns", columns_of(table)}}));
    }

    // Of a wide table, those that some view may read.
    std::string columns_of(std::string_view table) {
        std::vector<std::string> columns;
        db::Value const values[] = {table};
        snapshot_.query(std::string(sql::list_columns_of.common), values, [&](db::Row const& row) {
            auto column = std::string(row.text(0));
            bool is_read = std::ranges::any_of(views_, [&](FactView const& view) { return view.by_person && names_word(view.sql, column); });
            if (is_read) columns.push_back(std::move(column));
        });
        return fmt::format("{}", fmt::join(columns, ", "));
    }

    db::DuckConnection& snapshot_;
    std::vector<FactView> const& views_;
    std::int64_t reached_ = 0;
    std::map<std::string_view, bool> is_taken_;
};

}  // namespace

void open_touched(db::DuckConnection& snapshot) { snapshot.run(std::string(sql::open_touched.common)); }

void note_touched(db::DuckConnection& snapshot, std::span<std::int64_t const> persons) {
    db::DuckAppender rows(snapshot, "temp", "main", "touched_source");
    for (auto person : persons) {
        if (!person) continue;
        rows.set_integer(0, person);
        rows.end_row();
    }
    rows.finish();
}

void refresh_facts(db::DuckConnection& snapshot, std::vector<FactView> const& views) {
    snapshot.run("begin");
    bool by_person = snapshot.query_integer(std::string(sql::count_touched.common)) == 0;
    if (by_person) Refill(snapshot, views).run();
    for (auto const& view : views)
        if (view.stored && !(view.by_person && by_person)) create_facts(snapshot, {view});
    snapshot.run("commit");
}

}  // namespace jiayu::policy
