#include "service/matter_rows.hpp"

#include <boost/json.hpp>

#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;
using matters::EntrySource;

constexpr std::pair<EntrySource, std::string_view> source_names[] = {{EntrySource::given, "given"}, {EntrySource::from_register, "register"}, {EntrySource::proved, "proof"}};

std::string_view name_of(EntrySource source) {
    for (auto const& [one, name] : source_names)
        if (one == source) return name;
    return {};
}

EntrySource source_from(std::string_view name) {
    for (auto const& [source, one] : source_names)
        if (one == name) return source;
    return EntrySource::given;
}

Result<Matter> matter_of(policy::Pack const& pack, db::Row const& row) {
    Matter matter{.matter_id = row.integer(0), .pack = std::string(row.text(6)), .kind = matters::find_part(pack.matter_kinds, row.text(1)), .subject = {}, .actions = {}, .standing = {}};
    if (!matter.kind) return refuse(message::matter_kind_unknown, {{"kind", std::string(row.text(1))}});
    matter.subject = {.subject_person = row.integer(3), .payee_person = row.integer(4), .topic = std::string(row.text(2)), .area = DivisionCode::from_number(row.integer(5))};
    return matter;
}

matters::Action action_of(db::Row const& row) {
    auto on = date_from_number(row.integer(6));
    return {.version = int(row.integer(1)), .verb = std::string(row.text(2)), .actor = std::string(row.text(3)), .role = std::string(row.text(4)), .at = std::string(row.text(5)),
            .on = on.value_or(Date()), .form = {}, .note = std::string(row.text(7))};
}

Result<void> stand(policy::Pack const& pack, Matter& matter) {
    auto standing = matters::fold(*matter.kind, pack.calendar, matter.actions);
    if (!standing) return std::unexpected(standing.error());
    matter.standing = std::move(*standing);
    return {};
}

}  // namespace

matters::Attempt attempt_of(MatterDesk const& desk, Matter const& matter) {
    return {*matter.kind, matter.subject, matter.standing ? &*matter.standing : nullptr, desk.actor, desk.today};
}

Result<Matter> load_matter(MatterDesk const& desk, std::int64_t matter_id) {
    Result<Matter> found = refuse(message::matter_unknown, {{"matter", std::to_string(matter_id)}});
    db::Value const key[] = {matter_id};
    desk.store->query(sql::find_matter, key, [&](db::Row const& row) { found = matter_of(desk.pack, row); });
    if (!found) return found;
    if (auto seen = matters::may_see(*found->kind, found->subject, desk.actor); !seen) return std::unexpected(seen.error());
    desk.store->query(sql::list_actions_of_matter, key, [&](db::Row const& row) {
        found->actions.push_back(action_of(row));
        found->actions.back().form = form_from_json(row.text(8));
    });
    if (auto standing = stand(desk.pack, *found); !standing) return std::unexpected(standing.error());
    return found;
}

Result<void> fold_all_matters(store::Store& store, policy::Pack const& pack, std::function<void(Matter const&)> const& each) {
    std::vector<Matter> all;
    std::optional<Error> failure;
    store.query(sql::list_matters, {}, [&](db::Row const& row) {
        auto matter = matter_of(pack, row);
        if (matter) all.push_back(std::move(*matter));
        else failure = matter.error();
    });
    auto next = all.begin();
    auto finish = [&] {  // its actions are not kept beyond the fold: there may be millions
        if (auto stood = stand(pack, *next); !stood) failure = stood.error();
        else each(*next);
        *next++ = {};
    };
    store.query(sql::list_matter_steps, {}, [&](db::Row const& row) {
        while (!failure && next != all.end() && next->matter_id < row.integer(0)) finish();
        if (!failure && next != all.end()) next->actions.push_back(action_of(row));
    });
    while (!failure && next != all.end()) finish();
    return failure ? Result<void>(std::unexpected(*failure)) : Result<void>();
}

std::string to_json_text(matters::FormValues const& form) {
    boost::json::object entries;
    for (auto const& [field, entry] : form.entries) {
        boost::json::object one{{"value", entry.value}, {"source", name_of(entry.source)}};
        if (!entry.proof.empty()) one["proof"] = entry.proof;
        entries[field] = std::move(one);
    }
    return boost::json::serialize(boost::json::object{{"entries", std::move(entries)}, {"pledged", form.is_pledged}});
}

matters::FormValues form_from_json(std::string_view text) {
    matters::FormValues form;
    auto const json = boost::json::parse(text).as_object();
    form.is_pledged = json.at("pledged").as_bool();
    for (auto const& [field, value] : json.at("entries").as_object()) {
        auto const& one = value.as_object();
        auto proof = one.if_contains("proof");
        form.entries[field] = {std::string(one.at("value").as_string()), source_from(one.at("source").as_string()), proof ? std::string(proof->as_string()) : std::string()};
    }
    return form;
}

}  // namespace jiayu::service
