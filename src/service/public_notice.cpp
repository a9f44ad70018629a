#include "service/public_notice.hpp"

#include <boost/json.hpp>

#include "base/digest.hpp"
#include "matters/effects.hpp"
#include "service/act_on_matter.hpp"
#include "service/matter_facts.hpp"
#include "service/matter_standings.hpp"
#include "service/messages.hpp"
#include "service/show_matter.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;

matters::Verb const* verb_with(matters::Kind const& kind, std::string_view effect) {
    for (auto const& verb : kind.verbs)
        if (verb.effect == effect) return &verb;
    return nullptr;
}

// Whoever has to do with a benefit that is only counted is not named on the list of another one either.
bool may_be_named(MatterDesk& desk, Matter const& matter) {
    bool may = true;
    for (auto person : {matter.subject.subject_person, matter.subject.payee_person}) {
        db::Value const key[] = {person};
        desk.store->query(sql::list_topics_of_person, key, [&](db::Row const& row) {
            auto topic = matters::find_part(matter.kind->topics, row.text(0));
            may = may && !(topic && topic->notice == matters::NoticeForm::counted);
        });
    }
    return may;
}

class Places {
public:
    Places(Path const& packs, Date today) : today_(today) {
        auto folder = packs / "national" / "divisions";
        auto table = DivisionTable::load(read_file(folder / "changzhou_divisions_2023.csv"), read_file(folder / "changzhou_division_changes.csv"));
        if (table) table_ = std::move(*table);
    }
    std::string name_of(DivisionCode code) const {
        auto name = table_.name_on(code, today_);
        return name ? std::string(*name) : code.text();
    }

private:
    DivisionTable table_;
    Date today_;
};

std::string document_of(PublicNotice const& notice, std::string const& pack) {
    boost::json::array persons;
    for (auto const& person : notice.persons) persons.push_back(boost::json::object{{"matter", person.matter_id}, {"name", person.name}, {"place", person.place}});
    return boost::json::serialize(boost::json::object{{"notice", notice.notice_id}, {"kind", notice.kind}, {"topic", notice.topic}, {"area", notice.area.text()}, {"area_name", notice.area_name},
                                                      {"published_on", to_iso(notice.published_on)}, {"until_on", to_iso(notice.until_on)}, {"pack", pack}, {"persons", persons}, {"not_named", notice.not_named}});
}

PublicNotice notice_of(db::Row const& row) {
    PublicNotice notice{.notice_id = row.integer(0), .kind = std::string(row.text(1)), .topic = std::string(row.text(2)), .area = DivisionCode::from_number(row.integer(3)), .area_name = {},
                        .published_on = date_from_number(row.integer(4)).value_or(Date()), .until_on = date_from_number(row.integer(5)).value_or(Date()), .published_by = std::string(row.text(6)),
                        .persons = {}, .document = std::string(row.text(7)), .sha256 = std::string(row.text(8))};
    notice.is_intact = sha256_hex(notice.document) == notice.sha256;
    auto const json = boost::json::parse(notice.document).as_object();
    notice.area_name = json.at("area_name").as_string();
    notice.not_named = json.at("not_named").as_int64();
    for (auto const& one : json.at("persons").as_array())
        notice.persons.push_back({one.at("matter").as_int64(), std::string(one.at("name").as_string()), std::string(one.at("place").as_string())});
    return notice;
}

void write_notice(MatterDesk& desk, PublicNotice& notice, std::span<std::int64_t const> matters) {
    notice.document = document_of(notice, desk.pack.version);
    notice.sha256 = sha256_hex(notice.document);
    db::Value const values[] = {notice.notice_id, std::string_view(notice.kind), std::string_view(notice.topic), notice.area.number(), to_number(notice.published_on), to_number(notice.until_on),
                                std::string_view(notice.published_by), std::string_view(notice.document), std::string_view(notice.sha256)};
    desk.store->run(sql::append_public_notice, values);
    for (auto id : matters) {
        db::Value const pair[] = {notice.notice_id, id};
        desk.store->run(sql::append_public_notice_matter, pair);
    }
    store::append_trail(*desk.store, desk.actor.name, "public notice", boost::json::serialize(boost::json::object{{"notice_id", notice.notice_id}, {"matters", matters.size()}, {"sha256", notice.sha256}}));
}

Result<std::vector<Matter>> waiting_for(MatterDesk& desk, NoticeRequest const& request, matters::Verb const& verb) {
    std::vector<Matter> waiting;
    for (auto const& state : verb.from)
        for (auto id : list_standing_ids(*desk.store, {.kinds = desk.pack.matter_kinds, .actor = desk.actor, .state = state, .topic = request.topic, .kind = request.kind, .area = request.area})) {
            auto matter = load_matter(desk, id);
            if (!matter) return std::unexpected(matter.error());
            waiting.push_back(std::move(*matter));
        }
    std::ranges::sort(waiting, {}, &Matter::matter_id);
    return waiting;
}

std::string masked_name(MatterDesk& desk, std::int64_t person) {
    std::string name;
    db::Value const key[] = {person};
    desk.store->query(sql::find_names_of_person, key, [&](db::Row const& row) { name = mask_name(row.text(0)); });
    return name;
}

}  // namespace

Result<PublicNotice> publish_notice(MatterDesk& desk, Path const& packs, NoticeRequest const& request) {
    auto kind = matters::find_part(desk.pack.matter_kinds, request.kind);
    auto verb = kind ? verb_with(*kind, matters::effect::publish) : nullptr;
    if (!verb) return refuse(message::matter_kind_unknown, {{"kind", request.kind}});
    if (auto fresh = refresh_standings(*desk.store, desk.pack); !fresh) return std::unexpected(fresh.error());
    auto transaction = desk.store->begin();
    auto found = waiting_for(desk, request, *verb);
    if (!found) return std::unexpected(found.error());
    auto& waiting = *found;
    if (waiting.empty()) return refuse(message::notice_empty, {{"topic", request.topic}, {"area", request.area.text()}});
    Places const places(packs, desk.today);
    PublicNotice notice{.kind = request.kind, .topic = request.topic, .area = request.area, .area_name = places.name_of(request.area), .published_on = desk.today, .until_on = desk.today,
                        .published_by = desk.actor.name, .persons = {}, .document = {}, .sha256 = {}};
    desk.store->query(sql::find_next_notice_id, {}, [&](db::Row const& row) { notice.notice_id = row.integer(0); });
    std::vector<std::int64_t> ids;
    for (auto& matter : waiting) {
        auto step = append_step(desk, matter, *verb, {.verb = verb->id, .given = {}, .note = fmt::format("notice {}", notice.notice_id), .key = {}});
        if (!step) return std::unexpected(step.error());
        for (auto const& id : verb->starts)
            if (auto reading = matter.standing->find_clock(id); reading && reading->due_on) notice.until_on = *reading->due_on;
        if (may_be_named(desk, matter)) notice.persons.push_back({matter.matter_id, masked_name(desk, matter.subject.subject_person), places.name_of(matter.subject.area)});
        else ++notice.not_named;
        ids.push_back(matter.matter_id);
    }
    write_notice(desk, notice, ids);
    transaction->commit();
    return notice;
}

Result<NoticeClosing> close_notice(MatterDesk& desk, std::int64_t notice_id) {
    auto notice = find_notice(desk, notice_id);
    if (!notice) return std::unexpected(notice.error());
    auto transaction = desk.store->begin();
    std::vector<std::int64_t> ids;
    db::Value const key[] = {notice_id};
    desk.store->query(sql::list_matters_of_notice, key, [&](db::Row const& row) { ids.push_back(row.integer(0)); });
    NoticeClosing closing;
    for (auto id : ids) {
        auto matter = load_matter(desk, id);
        if (!matter) return std::unexpected(matter.error());
        auto verb = verb_with(*matter->kind, matters::effect::close_notice);
        if (!verb || !matters::contains(verb->from, matter->standing->state->id)) {
            closing.left.push_back(id);
            continue;
        }
        auto step = append_step(desk, *matter, *verb, {.verb = verb->id, .given = {}, .note = fmt::format("notice {}", notice_id), .key = {}});
        if (!step) return std::unexpected(step.error());
        closing.closed.push_back(id);
    }
    transaction->commit();
    return closing;
}

Result<std::vector<PublicNotice>> list_notices(MatterDesk const& desk) {
    std::vector<PublicNotice> found;
    desk.store->query(sql::list_public_notices, {}, [&](db::Row const& row) {
        auto area = DivisionCode::from_number(row.integer(3));
        bool is_here = std::ranges::any_of(desk.actor.areas, [&](auto mine) { return matters::covers(mine, area) || matters::covers(area, mine); });
        if (is_here) found.push_back(notice_of(row));
    });
    return found;
}

Result<PublicNotice> find_notice(MatterDesk const& desk, std::int64_t notice_id) {
    auto all = list_notices(desk);
    if (!all) return std::unexpected(all.error());
    for (auto& one : *all)
        if (one.notice_id == notice_id) return std::move(one);
    return refuse(message::notice_unknown, {{"notice", std::to_string(notice_id)}});
}

}  // namespace jiayu::service
