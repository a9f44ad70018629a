#include "service/act_on_matter.hpp"

#include <boost/json.hpp>

#include "base/digest.hpp"
#include "matters/effects.hpp"
#include "service/check_entries.hpp"
#include "service/matter_effects.hpp"
#include "service/matter_facts.hpp"
#include "service/matter_standings.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;

// What was asked for, whoever asks again: values are in the order of their names.
std::string request_hash(std::string const& about, std::string const& actor, MatterStep const& step) {
    boost::json::object values, proofs;
    for (auto const& [field, value] : step.given.values) values[field] = value;
    for (auto const& [field, value] : step.given.proofs) proofs[field] = value;
    return sha256_hex(boost::json::serialize(boost::json::array{about, actor, step.verb, values, proofs, step.given.is_pledged, step.note}));
}

struct EarlierRequest {
    std::int64_t matter_id;
    int version;
    std::string sha256;
};

std::optional<EarlierRequest> find_earlier(store::Store& store, std::string const& key) {
    std::optional<EarlierRequest> found;
    if (key.empty()) return found;
    db::Value const values[] = {std::string_view(key)};
    store.query(sql::find_action_by_key, values, [&](db::Row const& row) { found = EarlierRequest{row.integer(0), int(row.integer(1)), std::string(row.text(2))}; });
    return found;
}

void write_action(MatterDesk& desk, Matter const& matter, matters::Action const& action, MatterStep const& step, std::string const& sha256) {
    auto form = to_json_text(action.form);
    db::Value const values[] = {matter.matter_id, std::int64_t(action.version), std::string_view(action.verb), std::string_view(action.actor), std::string_view(action.role),
                                std::string_view(action.at), to_number(action.on), std::string_view(form), std::string_view(action.note), db::text_or_null(step.key), std::string_view(sha256)};
    desk.store->run(sql::append_matter_action, values);
    store::append_trail(*desk.store, action.actor, "matter " + action.verb,
                        boost::json::serialize(boost::json::object{{"matter_id", matter.matter_id}, {"version", action.version}, {"form_sha256", sha256_hex(form)}}));
}

// A step's day is never before the last one's, so that clocks run forward.
Result<void> is_in_order(MatterDesk const& desk, Matter const& matter) {
    if (matter.actions.empty() || to_days(matter.actions.back().on) <= to_days(desk.today)) return {};
    return refuse(message::day_before_last, {{"day", to_iso(desk.today)}, {"last", to_iso(matter.actions.back().on)}});
}

Result<void> is_fresh(Matter const& matter, int expected) {
    if (matter.standing->version == expected) return {};
    auto const& last = matter.actions.back();
    return refuse(message::version_stale, {{"matter", std::to_string(matter.matter_id)}, {"expected", std::to_string(expected)}, {"found", std::to_string(matter.standing->version)},
                                           {"verb", last.verb}, {"actor", last.actor}, {"at", last.at}});
}

// A clock of working days may end in a year whose holidays are not published yet (its due day is marked); it cannot be wound in one.
Result<void> has_calendar(MatterDesk const& desk, matters::Kind const& kind, matters::Verb const& verb) {
    auto year = int(desk.today.year());
    if (desk.pack.calendar.is_published(year)) return {};
    for (auto const* clocks : {&verb.starts, &verb.pauses, &verb.resumes})
        for (auto const& id : *clocks)
            if (auto clock = matters::find_part(kind.clocks, id); clock->count == matters::DayCount::working)
                return refuse(message::calendar_missing, {{"clock_zh", clock->title.zh}, {"clock_en", clock->title.en}, {"year", std::to_string(year)}, {"file", matters::calendar_file(year)}});
    return {};
}

std::string place_of(Matter const& matter) { return fmt::format("{} {} {}", matter.kind->id, matter.subject.topic, matter.subject.subject_person); }

// What the applicant told before need not be told again: of forms that rest on a pledge, the newest value stands until another is given.
matters::GivenValues with_earlier(Matter const& matter, matters::Verb const& verb, matters::GivenValues given) {
    for (auto form : matters::forms_of(*matter.kind, verb)) {
        if (!form->needs_pledge) continue;
        for (auto const& field : form->fields) {
            if (given.values.contains(field.id) || field.type.kind == rules::Kind::money) continue;
            for (auto const& action : matter.actions) {
                auto entry = action.form.entries.find(field.id);
                if (entry == action.form.entries.end() || entry->second.source == matters::EntrySource::from_register) continue;
                given.values[field.id] = entry->second.value;
                if (!entry->second.proof.empty()) given.proofs[field.id] = entry->second.proof;
            }
        }
    }
    return given;
}

Result<matters::Action> append_checked(MatterDesk& desk, Matter& matter, matters::Verb const& verb, std::pair<MatterStep const&, std::string const&> asked) {
    auto const& [step, sha256] = asked;
    if (auto allowed = matters::may_act(attempt_of(desk, matter), verb); !allowed) return std::unexpected(allowed.error());
    if (auto ordered = is_in_order(desk, matter); !ordered) return std::unexpected(ordered.error());
    if (auto known = has_calendar(desk, *matter.kind, verb); !known) return std::unexpected(known.error());
    auto form = matters::fill_forms(*matter.kind, verb, with_earlier(matter, verb, step.given), read_register_facts(*desk.store, matter.subject));
    if (!form) return std::unexpected(matters::one_of(form.error(), verb));
    auto version = matter.standing ? matter.standing->version + 1 : 1;
    matter.actions.push_back({.version = version, .verb = verb.id, .actor = desk.actor.name, .role = desk.actor.role, .at = desk.now_utc, .on = desk.today, .form = std::move(*form), .note = step.note});
    auto standing = matters::fold(*matter.kind, desk.pack.calendar, matter.actions);
    if (!standing) return std::unexpected(standing.error());
    if (auto sound = check_entries(desk, matter, matter.actions.back().form); !sound) return std::unexpected(sound.error());
    matter.standing = std::move(*standing);
    write_action(desk, matter, matter.actions.back(), step, sha256);
    keep_standing(*desk.store, desk.pack, matter);
    return matter.actions.back();
}

Result<MatterAnswer> answer_repeat(MatterDesk& desk, EarlierRequest const& earlier, std::string const& sha256, std::string const& key) {
    if (earlier.sha256 != sha256) return refuse(message::key_used, {{"key", key}, {"matter", std::to_string(earlier.matter_id)}, {"version", std::to_string(earlier.version)}});
    auto matter = load_matter(desk, earlier.matter_id);
    if (!matter) return std::unexpected(matter.error());
    return MatterAnswer{.matter_id = earlier.matter_id, .version = earlier.version, .is_repeat = true, .matter = std::move(*matter), .decisions = {}};
}

bool is_for_several(matters::Verb const& verb) { return verb.effect == matters::effect::publish || verb.effect == matters::effect::close_notice; }

Result<void> is_new(MatterDesk& desk, Matter const& matter) {
    std::vector<std::int64_t> earlier;
    db::Value const key[] = {matter.subject.subject_person};
    desk.store->query(sql::list_matters_of_subject, key, [&](db::Row const& row) {
        if (row.text(1) == matter.kind->id && row.text(2) == matter.subject.topic) earlier.push_back(row.integer(0));
    });
    for (auto id : earlier) {
        auto other = load_matter(desk, id);
        if (!other) return std::unexpected(other.error());
        auto const& state = *other->standing->state;
        if (matters::takes_its_place(*matter.kind, state)) return refuse(message::matter_open_already, {{"matter", std::to_string(id)}, {"state_zh", state.title.zh}, {"state_en", state.title.en}});
    }
    return {};
}

Result<matters::Verb const*> opening_verb(MatterDesk const& desk, Matter const& matter, std::string const& wanted) {
    if (!wanted.empty()) return matters::find_verb(*matter.kind, wanted);
    std::vector<matters::Verb const*> open;
    std::string names;
    for (auto const& verb : matter.kind->verbs)
        if (verb.opens() && matters::contains(verb.roles, desk.actor.role)) {
            open.push_back(&verb);
            names += (names.empty() ? "" : ", ") + verb.id;
        }
    if (open.empty()) return refuse(message::role_opens_nothing, {{"actor", desk.actor.name}, {"role", desk.actor.role}});
    return open.front();
}

Result<Matter> new_matter(MatterDesk& desk, MatterOpening const& opening) {
    Matter matter{.matter_id = 0, .pack = desk.pack.version, .kind = matters::find_part(desk.pack.matter_kinds, opening.kind), .subject = {}, .actions = {}, .standing = {}};
    if (!matter.kind) return refuse(message::matter_kind_unknown, {{"kind", opening.kind}});
    auto topic = matters::find_part(matter.kind->topics, opening.topic);
    if (!topic) {
        std::vector<std::string> known;
        for (auto const& one : matter.kind->topics) known.push_back(one.id);
        return refuse(message::topic_unknown, {{"topic", opening.topic}, {"nearest", rules::nearest_name(known, opening.topic)}, {"known", fmt::format("{}", fmt::join(known, ", "))}});
    }
    auto person = opening.subject_person, payee = opening.payee_person.value_or(person);
    for (auto one : {person, payee})
        if (!is_person(*desk.store, one)) return refuse(message::person_unknown, {{"person", std::to_string(one)}});
    bool wants_parent = topic->is_paid_to_parent;
    if (wants_parent && payee == person) return refuse(message::payee_missing, {{"topic", topic->id}});
    if (payee != person && !is_parent(*desk.store, payee, person)) return refuse(message::payee_no_parent, {{"payee", std::to_string(payee)}, {"person", std::to_string(person)}});
    auto area = opening.area ? opening.area : area_of_person(*desk.store, person);
    if (!area && payee != person) area = area_of_person(*desk.store, payee);
    if (!area) return refuse(message::area_unknown, {{"person", std::to_string(person)}});
    matter.subject = {.subject_person = person, .payee_person = payee, .topic = topic->id, .area = *area};
    return matter;
}

void write_matter(MatterDesk& desk, Matter& matter) {
    desk.store->query(sql::find_next_matter_id, {}, [&](db::Row const& row) { matter.matter_id = row.integer(0); });
    db::Value const values[] = {matter.matter_id, std::string_view(matter.kind->id), std::string_view(matter.subject.topic), matter.subject.subject_person, matter.subject.payee_person,
                                matter.subject.area.number(), std::string_view(matter.pack)};
    desk.store->run(sql::append_matter, values);
}

}  // namespace

Result<matters::Action> append_step(MatterDesk& desk, Matter& matter, matters::Verb const& verb, MatterStep const& step) {
    return append_checked(desk, matter, verb, {step, request_hash(std::to_string(matter.matter_id), desk.actor.name, step)});
}

Result<MatterAnswer> act_on_matter(MatterDesk& desk, MatterAct const& act) {
    bool may_decide = std::ranges::any_of(desk.pack.matter_kinds, [&](auto const& kind) {
        auto verb = matters::find_part(kind.verbs, act.step.verb);
        return verb && decides_benefit(*verb);
    });
    if (may_decide) desk.judge->prepare();
    auto transaction = desk.store->begin();
    auto sha256 = request_hash(std::to_string(act.matter_id), desk.actor.name, act.step);
    if (auto earlier = find_earlier(*desk.store, act.step.key)) return answer_repeat(desk, *earlier, sha256, act.step.key);
    auto matter = load_matter(desk, act.matter_id);
    if (!matter) return std::unexpected(matter.error());
    auto verb = matters::find_verb(*matter->kind, act.step.verb);
    if (!verb) return std::unexpected(verb.error());
    if (auto fresh = is_fresh(*matter, act.expected_version); !fresh) return std::unexpected(fresh.error());
    if (is_for_several(**verb)) return refuse(message::verb_of_notice, {{"verb", act.step.verb}});
    auto action = append_checked(desk, *matter, **verb, {act.step, sha256});
    if (!action) return std::unexpected(action.error());
    auto written = apply_effect(desk, *matter, **verb);
    if (!written) return std::unexpected(written.error());
    transaction->commit();
    return MatterAnswer{.matter_id = act.matter_id, .version = action->version, .matter = std::move(*matter), .decisions = std::move(written->decisions), .paid_before = std::move(written->paid_before)};
}

Result<MatterAnswer> open_matter(MatterDesk& desk, MatterOpening const& opening) {
    auto transaction = desk.store->begin();
    auto matter = new_matter(desk, opening);
    if (!matter) return std::unexpected(matter.error());
    auto verb = opening_verb(desk, *matter, opening.step.verb);
    if (!verb) return std::unexpected(verb.error());
    auto sha256 = request_hash(place_of(*matter), desk.actor.name, opening.step);
    if (auto earlier = find_earlier(*desk.store, opening.step.key)) return answer_repeat(desk, *earlier, sha256, opening.step.key);
    if (auto allowed = matters::may_act(attempt_of(desk, *matter), **verb); !allowed) return std::unexpected(allowed.error());
    if (auto is_first = is_new(desk, *matter); !is_first) return std::unexpected(is_first.error());
    write_matter(desk, *matter);
    auto action = append_checked(desk, *matter, **verb, {opening.step, sha256});
    if (!action) return std::unexpected(action.error());
    transaction->commit();
    return MatterAnswer{.matter_id = matter->matter_id, .version = action->version, .matter = std::move(*matter), .decisions = {}};
}

}  // namespace jiayu::service
