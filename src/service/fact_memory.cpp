#include "service/fact_memory.hpp"

#include <boost/json.hpp>

#include "base/digest.hpp"
#include "store/sql.hpp"
#include "store/trail.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;
using matters::FactValues;

constexpr std::string_view view_of_days = "benefit_person";
constexpr std::int64_t divisions_of_county = 1'000'000;

enum class DatedKind { count, day, truth };
constexpr std::pair<std::string_view, DatedKind> dated_names[] = {
    {"children_born", DatedKind::count}, {"children_living", DatedKind::count}, {"girls_living", DatedKind::count},
    {"first_child_born_on", DatedKind::day}, {"last_child_born_on", DatedKind::day}, {"hukou_here", DatedKind::truth}};

std::optional<std::string> text_in(db::Row const& row, int column, DatedKind kind) {
    if (row.is_null(column)) return std::nullopt;
    if (kind == DatedKind::truth) return std::string(row.integer(column) ? "true" : "false");
    if (kind == DatedKind::count) return std::to_string(row.integer(column));
    auto day = date_from_number(row.integer(column));
    return day ? std::optional(to_iso(*day)) : std::nullopt;
}

// Where no registration covers a day its place is not told, which is something else than having none.
FactValues dated_values(db::Row const& row) {
    FactValues values;
    for (int i = 0; i < int(std::size(dated_names)); ++i) {
        auto const& [name, kind] = dated_names[i];
        auto value = text_in(row, i + 1, kind);
        if (value || kind != DatedKind::truth) values.emplace(name, std::move(value));
    }
    return values;
}

FactValues values_from_json(std::string_view text) {
    FactValues values;
    auto const json = boost::json::parse(text).as_object();
    for (auto const& [name, value] : json) values[name] = value.is_null() ? std::nullopt : std::optional(std::string(value.as_string()));
    return values;
}

std::string to_json_text(FactValues const& values) {
    boost::json::object json;
    for (auto const& [name, value] : values) json[name] = value ? boost::json::value(*value) : boost::json::value();
    return boost::json::serialize(json);
}

}  // namespace

matters::FactHistory read_fact_history(store::Store& store, matters::Subject const& subject, std::string const& view) {
    matters::FactHistory history;
    db::Value const key[] = {subject.subject_person, std::string_view(view)};
    store.query(sql::list_benefit_facts, key, [&](db::Row const& row) {
        history.learned.push_back({date_from_number(row.integer(0)).value_or(matters::beginning_of_time), values_from_json(row.text(1))});
    });
    if (view != view_of_days) return history;
    db::Value const person[] = {subject.subject_person, subject.area.number() / divisions_of_county};
    store.query(sql::list_fact_days, person, [&](db::Row const& row) {
        history.dated.push_back({date_from_number(row.integer(0)).value_or(matters::beginning_of_time), dated_values(row)});
    });
    return history;
}

bool is_day_of_event(std::string_view fact) {
    if (fact.ends_with("_born_on")) return false;
    return fact.ends_with("_on") || fact.ends_with("_until") || fact.ends_with("_since");
}

void write_learned_facts(MatterDesk& desk, Matter const& matter, std::string const& view, matters::LearnedFacts const& learned) {
    std::int64_t id = 0;
    desk.store->query(sql::find_next_benefit_fact_id, {}, [&](db::Row const& row) { id = row.integer(0); });
    auto values = to_json_text(learned.values);
    db::Value const row[] = {id, matter.subject.subject_person, std::string_view(view), to_number(learned.counts_from), std::string_view(values), matter.matter_id,
                             std::int64_t(matter.actions.back().version), to_number(office_day(desk.now_utc)), std::string_view(desk.actor.name)};
    desk.store->run(sql::append_benefit_fact, row);
    boost::json::array names;  // the trail proves the values and does not repeat them
    for (auto const& [name, value] : learned.values) names.emplace_back(name);
    store::append_trail(*desk.store, desk.actor.name, "benefit facts learned",
                        boost::json::serialize(boost::json::object{{"fact_id", id}, {"matter_id", matter.matter_id}, {"counts_from", to_iso(learned.counts_from)}, {"facts", names}, {"sha256", sha256_hex(values)}}));
}

}  // namespace jiayu::service
