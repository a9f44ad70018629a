#include "service/matter_standings.hpp"

#include "base/assert.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;

// As the two tables hold it.
struct KeptClock {
    std::string clock;
    int due_on;
    friend bool operator==(KeptClock const&, KeptClock const&) = default;
};
struct Kept {
    std::int64_t matter_id;
    std::string kind, topic, state;
    std::int64_t subject, payee, division, version, since;
    std::optional<std::int64_t> due_on;
    std::vector<KeptClock> clocks;  // by id
    friend bool operator==(Kept const&, Kept const&) = default;
};

Kept kept_of(Matter const& matter) {
    auto const& standing = *matter.standing;
    Kept kept{.matter_id = matter.matter_id, .kind = matter.kind->id, .topic = matter.subject.topic, .state = standing.state->id, .subject = matter.subject.subject_person,
              .payee = matter.subject.payee_person, .division = matter.subject.area.number(), .version = standing.version, .since = to_number(standing.since), .due_on = {}, .clocks = {}};
    for (auto const& reading : standing.clocks) {
        if (!reading.due_on) continue;
        auto due = to_number(*reading.due_on);
        kept.clocks.push_back({reading.clock->id, int(due)});
        if (!kept.due_on || due < *kept.due_on) kept.due_on = due;
    }
    return kept;
}

std::array<db::Value, 10> values_of(Kept const& kept) {
    return {kept.matter_id, std::string_view(kept.kind), std::string_view(kept.topic), std::string_view(kept.state), kept.subject, kept.payee, kept.division, kept.version, kept.since,
            kept.due_on ? db::Value(*kept.due_on) : db::Value()};
}

std::optional<std::string> find_basis(store::Store& store) {
    std::optional<std::string> basis;
    store.query(sql::find_standing_basis, {}, [&](db::Row const& row) { basis = row.text(0); });
    return basis;
}

void write_basis(store::Store& store, std::string const& pack) {
    store.run(sql::clear_standing_basis);
    db::Value const value[] = {std::string_view(pack)};
    store.run(sql::append_standing_basis, value);
}

bool has_matters(store::Store& store) {
    bool any = false;
    store.query(sql::find_any_matter, {}, [&](db::Row const&) { any = true; });
    return any;
}

Result<std::vector<Kept>> fold_all(store::Store& store, policy::Pack const& pack) {
    std::vector<Kept> all;
    auto folded = fold_all_matters(store, pack, [&](Matter const& matter) { all.push_back(kept_of(matter)); });
    if (!folded) return std::unexpected(folded.error());
    return all;
}

void write_all(store::Store& store, std::vector<Kept> const& all) {
    store.run(sql::clear_matter_standing);
    store.run(sql::clear_matter_clock);
    auto standings = store.appender(sql::append_matter_standing);
    for (auto const& kept : all) standings->append(values_of(kept));
    standings->finish();
    auto clocks = store.appender(sql::append_matter_clock);
    for (auto const& kept : all)
        for (auto const& [clock, due_on] : kept.clocks) {
            db::Value const values[] = {kept.matter_id, std::string_view(clock), std::int64_t(due_on)};
            clocks->append(values);
        }
    clocks->finish();
}

std::vector<Kept> read_all(store::Store& store) {
    std::vector<Kept> all;
    store.query(sql::list_matter_standings, {}, [&](db::Row const& row) {
        all.push_back({row.integer(0), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), row.integer(4), row.integer(5), row.integer(6), row.integer(7), row.integer(8),
                       row.is_null(9) ? std::nullopt : std::optional(row.integer(9)), {}});
    });
    auto next = all.begin();
    store.query(sql::list_matter_clocks, {}, [&](db::Row const& row) {
        while (next != all.end() && next->matter_id < row.integer(0)) ++next;
        if (next != all.end() && next->matter_id == row.integer(0)) next->clocks.push_back({std::string(row.text(1)), int(row.integer(2))});
    });
    return all;
}

}  // namespace

void keep_standing(store::Store& store, policy::Pack const& pack, Matter const& matter) {
    auto kept = kept_of(matter);
    store.run(sql::keep_matter_standing, values_of(kept));
    db::Value const id[] = {kept.matter_id};
    store.run(sql::delete_clocks_of_matter, id);
    for (auto const& [clock, due_on] : kept.clocks) {
        db::Value const values[] = {kept.matter_id, std::string_view(clock), std::int64_t(due_on)};
        store.run(sql::append_matter_clock, values);
    }
    // Rows of two packs side by side would be nobody's truth.
    if (auto basis = find_basis(store); basis && *basis != pack.version) write_basis(store, {});
}

Result<void> refresh_standings(store::Store& store, policy::Pack const& pack) {
    auto is_fresh = [&] { return find_basis(store) == pack.version; };
    if (is_fresh() || !has_matters(store)) return {};
    auto transaction = store.begin();
    if (is_fresh()) return {};  // another process was first
    auto all = fold_all(store, pack);
    if (!all) return std::unexpected(all.error());
    write_all(store, *all);
    write_basis(store, pack.version);
    transaction->commit();
    return {};
}

Result<StandingCheck> verify_standings(store::Store& store, policy::Pack const& pack) {
    StandingCheck check{.matters = 0, .differing = {}, .is_fresh = !has_matters(store) || find_basis(store) == pack.version};
    auto all = fold_all(store, pack);
    if (!all) return std::unexpected(all.error());
    check.matters = std::int64_t(all->size());
    auto kept = read_all(store);
    auto other = kept.begin();
    for (auto const& one : *all) {
        for (; other != kept.end() && other->matter_id < one.matter_id; ++other) check.differing.push_back(other->matter_id);
        bool is_there = other != kept.end() && other->matter_id == one.matter_id;
        if (!is_there || *other != one) check.differing.push_back(one.matter_id);
        if (is_there) ++other;
    }
    for (; other != kept.end(); ++other) check.differing.push_back(other->matter_id);
    return check;
}

}  // namespace jiayu::service
