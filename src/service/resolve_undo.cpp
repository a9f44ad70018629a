#include "service/resolve_undo.hpp"

#include <boost/json.hpp>

#include "service/messages.hpp"
#include "service/save_linkage.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using Mentions = std::vector<std::int64_t>;

struct PersonEvent {
    std::int64_t run_id, person, other;
    std::string kind;
    Mentions moved;

    // Where the mentions are now, and where they came from.
    std::int64_t now_at() const { return kind == "merged" ? person : other; }
    std::int64_t came_from() const { return kind == "merged" ? other : person; }
};

Result<PersonEvent> load_event(store::Store& store, std::int64_t event_id) {
    std::optional<PersonEvent> event;
    Value const key[] = {event_id};
    store.query(store::sql::find_person_event, key, [&](db::Row const& row) {
        event = PersonEvent{row.integer(1), row.integer(3), row.integer(4), std::string(row.text(2)), {}};
        auto const mentions = boost::json::parse(std::string(row.text(5)));
        for (auto const& mention : mentions.as_array()) event->moved.push_back(mention.as_int64());
    });
    if (!event) return refuse(message::event_unknown, {{"event", std::to_string(event_id)}});
    bool undone = event->kind == "undone";
    store.query(store::sql::find_undoing_event, key, [&](db::Row const&) { undone = true; });
    if (undone) return refuse(message::event_undone_already, {{"event", std::to_string(event_id)}});
    return *event;
}

Mentions mentions_of(store::Store& store, std::int64_t person) {
    Mentions mentions;
    Value const key[] = {person};
    store.query(store::sql::list_mention_ids_of_person, key, [&](db::Row const& row) { mentions.push_back(row.integer(0)); });
    return mentions;
}

class Decider {
public:
    Decider(store::Store& store, std::int64_t run_id, UndoOptions const& options)
        : reviews_(store.appender(store::sql::append_review_task)), run_id_(run_id), options_(options) {}

    void chain(Mentions const& mentions) {
        for (std::size_t i = 1; i < mentions.size(); ++i) decide(mentions[i - 1], mentions[i], 1);
    }
    void keep_apart(std::int64_t a, std::int64_t b) { decide(a, b, 2); }
    void finish() { reviews_->finish(); }

private:
    void decide(std::int64_t a, std::int64_t b, std::int64_t decision) {
        Value const values[] = {run_id_, std::min(a, b), std::max(a, b), std::int64_t(0), std::int64_t(0), decision,
                                std::string_view(options_.actor), std::string_view(options_.now)};
        reviews_->append(values);
    }

    std::unique_ptr<store::Appender> reviews_;
    std::int64_t run_id_;
    UndoOptions const& options_;
};

// The rest of the person that the mentions leave (a merge undone) or come back to (a split undone). Those who belong together are
// chained, so that no later run tears a single mention out to get round the decision.
void write_decisions(store::Store& store, PersonEvent const& event, Mentions const& rest, UndoOptions const& options) {
    Decider decider(store, event.run_id, options);
    auto both = event.moved;
    if (event.kind == "split") {
        both.insert(both.end(), rest.begin(), rest.end());
        decider.chain(both);
    } else {
        decider.chain(event.moved);
        decider.chain(rest);
        if (!rest.empty()) decider.keep_apart(event.moved.front(), rest.front());
    }
    decider.finish();
}

std::int64_t write_undoing(store::Store& store, PersonEvent const& event, UndoOptions const& options) {
    for (auto mention : event.moved) {
        Value const values[] = {mention, event.came_from()};
        store.run(store::sql::update_link_person, values);
    }
    auto undoing = find_integer(store, store::sql::find_last_person_event_id) + 1;
    auto list = mention_list(event.moved);
    Value const values[] = {undoing, event.run_id, std::string_view("undone"), event.person, event.other, std::string_view(list), options.event};
    auto events = store.appender(store::sql::append_person_event);
    events->append(values);
    events->finish();
    return undoing;
}

}  // namespace

Result<UndoReport> undo_person_event(store::Store& store, UndoOptions const& options) {
    auto transaction = store.begin();
    auto event = load_event(store, options.event);
    if (!event) return std::unexpected(event.error());
    auto const present = mentions_of(store, event->now_at());
    std::ranges::sort(event->moved);
    if (!std::ranges::includes(present, event->moved)) return refuse(message::event_overtaken, {{"event", std::to_string(options.event)}});
    Mentions rest;
    if (event->kind == "merged") std::ranges::set_difference(present, event->moved, std::back_inserter(rest));
    else rest = mentions_of(store, event->came_from());
    write_decisions(store, *event, rest, options);
    UndoReport report{write_undoing(store, *event, options), event->kind, event->person, event->other, event->moved.size()};
    store::append_trail(store, options.actor, "resolve undo", fmt::format(R"({{"event":{},"undone_by":{}}})", options.event, report.event));
    transaction->commit();
    return report;
}

}  // namespace jiayu::service
