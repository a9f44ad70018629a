#include "service/save_linkage.hpp"

#include "linkage/pair_weights.hpp"
#include "service/run_value_counts.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using linkage::RowIndex;

void save_links(store::Store& store, LinkageToSave const& run, std::int64_t run_id, Progress& progress) {
    store.run(store::sql::delete_links);
    auto links = store.appender(store::sql::append_link);
    auto const& ids = run.input.mention_ids;
    for (RowIndex row = 0; row < ids.size(); ++row) {
        auto const& link = run.linked.links[row];
        bool alone = link.partner == row;
        Value const values[] = {ids[row], run.ids.person_of[row], run_id, alone ? Value() : Value(ids[link.partner]),
                                alone ? Value() : Value(std::int64_t(link.pattern)), alone ? Value() : Value(std::int64_t(link.weight))};
        links->append(values);
        if (row % 4096 == 4095) progress.advance(4096);
    }
    links->finish();
}

void save_reviews(store::Store& store, LinkageToSave const& run, std::int64_t run_id) {
    store.run(store::sql::delete_open_reviews);
    auto reviews = store.appender(store::sql::append_review_task);
    for (auto const& pair : run.linked.review) {
        auto const [a, b, weight] = pair.edge;
        Value const values[] = {run_id, run.input.mention_ids[a], run.input.mention_ids[b], std::int64_t(pair.pattern),
                                std::int64_t(weight), Value(), Value(), Value()};
        reviews->append(values);
    }
    reviews->finish();
}

void save_changes(store::Store& store, LinkageToSave const& run, std::int64_t run_id) {
    auto event_id = find_integer(store, store::sql::find_last_person_event_id);
    auto events = store.appender(store::sql::append_person_event);
    for (auto const& change : run.ids.changes) {
        std::vector<std::int64_t> mentions;
        for (auto row : change.rows) mentions.push_back(run.input.mention_ids[row]);
        auto list = mention_list(mentions);
        auto kind = change.kind == linkage::IdChange::Kind::merged ? "merged" : "split";
        Value const values[] = {++event_id, run_id, std::string_view(kind), change.person, change.other, std::string_view(list), Value()};
        events->append(values);
    }
    events->finish();
}

void save_run(store::Store& store, LinkageToSave const& run, std::int64_t run_id) {
    auto runs = store.appender(store::sql::append_link_run);
    Value const values[] = {run_id, run.model_text, run.model_sha256, run.now, std::int64_t(run.input.mention_ids.size()),
                            std::int64_t(run.ids.persons), linkage::bits_of_probability(run.linked.model.link_probability),
                            linkage::bits_of_probability(run.linked.model.review_probability)};
    runs->append(values);
    runs->finish();
}

}  // namespace

std::int64_t find_integer(store::Store& store, db::Statement const& statement) {
    std::int64_t found = 0;
    store.query(statement, {}, [&](db::Row const& row) { found = row.integer(0); });
    return found;
}

std::string mention_list(std::span<std::int64_t const> mentions) { return fmt::format("[{}]", fmt::join(mentions, ",")); }

std::int64_t save_linkage(store::Store& store, LinkageToSave const& run, Progress& progress) {
    auto transaction = store.begin();
    auto run_id = find_integer(store, store::sql::find_last_link_run_id) + 1;
    save_links(store, run, run_id, progress);
    save_reviews(store, run, run_id);
    save_changes(store, run, run_id);
    save_run(store, run, run_id);
    save_value_counts(store, run_id, run.linked.value_counts);
    store::append_trail(store, run.actor, "resolve",
                        fmt::format(R"({{"run":{},"mentions":{},"persons":{},"changes":{},"model":"{}"}})", run_id, run.input.mention_ids.size(),
                                    run.ids.persons, run.ids.changes.size(), run.model_sha256));
    transaction->commit();
    return run_id;
}

}  // namespace jiayu::service
