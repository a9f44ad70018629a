#include "service/resolve_review.hpp"

#include <boost/json.hpp>

#include "linkage/pair_weights.hpp"
#include "service/mention_line.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;

struct TaskRow {
    ReviewDecision decision = ReviewDecision::open;
    std::string decided_by, decided_at, reason;
};

std::array<Value, 2> key_of(std::int64_t a, std::int64_t b) { return {std::min(a, b), std::max(a, b)}; }

// The last word on a pair; nothing where it never was a task.
std::optional<TaskRow> find_task(store::Store& store, std::int64_t a, std::int64_t b) {
    std::optional<TaskRow> found;
    store.query(store::sql::list_reviews_of_pair, key_of(a, b), [&](db::Row const& row) {
        TaskRow task{.decided_by = std::string(row.text(4)), .decided_at = std::string(row.text(5)), .reason = std::string(row.text(6))};
        if (!row.is_null(3)) task.decision = ReviewDecision(row.integer(3));
        if (!found || task.decision != ReviewDecision::open) found = std::move(task);
    });
    return found;
}

std::unexpected<Error> refuse_unknown(std::int64_t a, std::int64_t b) {
    return refuse(message::review_task_unknown, {{"a", std::to_string(a)}, {"b", std::to_string(b)}});
}

std::string_view name_of(ReviewDecision decision) { return decision == ReviewDecision::open ? "reopened" : decision == ReviewDecision::same ? "same" : "apart"; }

void note_reveal(store::Store& store, ReviewPair const& pair) {
    auto transaction = store.begin();
    store::append_trail(store, pair.actor, "review_revealed", boost::json::serialize(boost::json::object{{"mention_a", pair.mention_a}, {"mention_b", pair.mention_b}, {"reason", pair.reveal_reason}}));
    transaction->commit();
}

MentionLine find_line(store::Store& store, std::int64_t mention, NumbersShown numbers) {
    MentionLine line{};
    Value const key[] = {mention};
    store.query(store::sql::find_mention_line, key, [&](db::Row const& row) { line = mention_line(row, numbers); });
    return line;
}

}  // namespace

double ReviewTask::probability() const { return linkage::probability_of_bits(weight); }

ReviewTasks list_review_tasks(store::Store& store, std::size_t tasks_max) {
    ReviewTasks found;
    store.query(store::sql::list_open_reviews, {}, [&](db::Row const& row) {
        found.tasks.push_back({.mention_a = row.integer(0), .mention_b = row.integer(1), .department_a = Department(row.integer(3)), .department_b = Department(row.integer(4)),
                               .name_a = std::string(row.text(5)), .name_b = std::string(row.text(6)), .person_a = row.integer(7), .person_b = row.integer(8),
                               .mentions_a = std::max<std::int64_t>(1, row.integer(9)), .mentions_b = std::max<std::int64_t>(1, row.integer(10)), .weight = double(row.integer(2)) / 100});
    });
    found.open = found.tasks.size();
    std::ranges::stable_sort(found.tasks, std::greater(), &ReviewTask::value);
    if (found.tasks.size() > tasks_max) found.tasks.resize(tasks_max);
    return found;
}

Result<PairReview> show_review_task(store::Store& store, Path const& packs, ReviewPair const& pair) {
    if (!pair.reveal_reason.empty() && pair.actor.empty()) return refuse(message::reveal_without_actor);
    auto task = find_task(store, pair.mention_a, pair.mention_b);
    if (!task) return refuse_unknown(pair.mention_a, pair.mention_b);
    auto explanation = explain_pair(store, packs, pair.mention_a, pair.mention_b);
    if (!explanation) return std::unexpected(explanation.error());
    auto const numbers = pair.reveal_reason.empty() ? NumbersShown::masked : NumbersShown::whole;
    if (numbers == NumbersShown::whole) note_reveal(store, pair);
    return PairReview{.a = find_line(store, pair.mention_a, numbers), .b = find_line(store, pair.mention_b, numbers), .explanation = std::move(*explanation),
                      .decision = task->decision, .decided_by = task->decided_by, .decided_at = task->decided_at, .reason = task->reason};
}

Result<void> decide_review_task(store::Store& store, ReviewVerdict const& verdict) {
    if (verdict.reason.empty() || verdict.actor.empty()) return refuse(message::review_without_reason);
    auto transaction = store.begin();
    auto task = find_task(store, verdict.mention_a, verdict.mention_b);
    if (!task) return refuse_unknown(verdict.mention_a, verdict.mention_b);
    bool takes_back = verdict.decision == ReviewDecision::open;
    if (takes_back && task->decision == ReviewDecision::open) return refuse(message::review_not_decided, {{"a", std::to_string(verdict.mention_a)}, {"b", std::to_string(verdict.mention_b)}});
    auto const [a, b] = key_of(verdict.mention_a, verdict.mention_b);
    if (takes_back) {
        Value const values[] = {a, b};
        store.run(store::sql::reopen_review, values);
    } else {
        Value const values[] = {a, b, std::int64_t(verdict.decision), std::string_view(verdict.actor), std::string_view(verdict.now), std::string_view(verdict.reason)};
        store.run(store::sql::decide_review, values);
    }
    store::append_trail(store, verdict.actor, "resolve review",
                        boost::json::serialize(boost::json::object{{"mention_a", verdict.mention_a}, {"mention_b", verdict.mention_b}, {"decision", name_of(verdict.decision)}, {"reason", verdict.reason}}));
    transaction->commit();
    return {};
}

}  // namespace jiayu::service
