#include "service/pay_batch.hpp"

#include <boost/json.hpp>

#include "ledger/actor.hpp"
#include "service/messages.hpp"
#include "service/payee_accounts.hpp"
#include "service/save_linkage.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using ledger::BatchEvent;

void write_batch(store::Store& store, std::string const& benefit, std::int64_t batch, ledger::BatchPlan const& plan, PayStep const& step) {
    auto batches = store.appender(store::sql::append_payment_batch);
    Value const values[] = {batch, std::string_view(benefit), to_number(step.booked_on), std::string_view(step.actor), std::string_view(step.now_utc),
                            std::int64_t(plan.lines.size()), plan.amount.fen()};
    batches->append(values);
    batches->finish();
    auto rows = store.appender(store::sql::append_payment_batch_line);
    for (auto const& line : plan.lines) {
        Value const row[] = {batch, line.line.value(), std::int64_t(line.attempt), line.amount.fen(), line.payee_account};
        rows->append(row);
    }
    rows->finish();
}

void note_batch(store::Store& store, BatchRequest const& request, BatchReport const& report, PayStep const& step) {
    store::append_trail(store, step.actor, request.from == ledger::BatchOf::returned ? "pay retry" : "pay batch",
                        boost::json::serialize(boost::json::object{{"benefit", request.benefit}, {"batch", report.batch}, {"lines", report.lines}, {"amount_fen", report.amount.fen()},
                                                                   {"set_off_fen", report.set_off.fen()}}));
}

Result<void> set_off(store::Store& store, PayBooks& books, PayStep const& step, BatchReport& report) {
    auto posting = ledger::plan_set_off(books.books);
    if (!posting) return std::unexpected(posting.error());
    if (!*posting) return {};
    for (auto const& movement : (*posting)->movements())
        if (movement.target == ledger::Account::paid) ++report.set_off_lines, report.set_off = report.set_off + movement.amount;
    auto saved = save_posting(store, books, **posting, step);
    if (!saved) return std::unexpected(saved.error());
    return {};
}

void load_events(store::Store& store, Batch& batch) {
    Value const key[] = {batch.id};
    store.query(store::sql::list_batch_events, key, [&](db::Row const& row) {
        batch.events.push_back(BatchEvent(row.integer(0)));
        batch.event_actors.emplace_back(row.text(2));
        batch.event_days.push_back(date_from_number(row.integer(1)).value());
    });
}

Result<void> put_back(store::Store& store, Batch const& batch, PayStep const& step) {
    auto books = load_books(store, batch.benefit);
    if (!books) return std::unexpected(books.error());
    auto posting = ledger::plan_reject(list_batch_lines(store, batch.id));
    if (!posting) return std::unexpected(posting.error());
    auto saved = save_posting(store, *books, *posting, step, {.batch = batch.id, .bank_return = {}, .document = {}, .note = {}});
    if (!saved) return std::unexpected(saved.error());
    return {};
}

}  // namespace

Result<BatchReport> make_batch(store::Store& store, BatchRequest const& request, PayStep const& step) {
    if (auto known = check_actor(step); !known) return std::unexpected(known.error());
    auto transaction = store.begin();
    auto books = load_books(store, request.benefit);
    if (!books) return std::unexpected(books.error());
    BatchReport report;
    if (auto kept = set_off(store, *books, step, report); !kept) return std::unexpected(kept.error());
    PayeeAccounts const accounts(store);
    auto plan = ledger::plan_batch(books->books, request.from, [&](std::int64_t payee) { return accounts.find(payee); }, request.only);
    if (!plan) return std::unexpected(plan.error());
    report.without_account = plan->without_account;
    if (plan->posting) {
        report.batch = find_integer(store, store::sql::find_last_batch) + 1;
        report.lines = std::ssize(plan->lines);
        report.amount = plan->amount;
        write_batch(store, request.benefit, report.batch, *plan, step);
        auto saved = save_posting(store, *books, *plan->posting, step, {.batch = report.batch, .bank_return = {}, .document = {}, .note = {}});
        if (!saved) return std::unexpected(saved.error());
    }
    if (!report.batch && !report.set_off_lines) return report;
    note_batch(store, request, report, step);
    transaction->commit();
    return report;
}

Result<Batch> find_batch(store::Store& store, std::int64_t id) {
    Batch batch;
    Value const key[] = {id};
    store.query(store::sql::find_payment_batch, key, [&](db::Row const& row) {
        batch = {.id = id, .benefit = std::string(row.text(0)), .made_on = date_from_number(row.integer(1)).value(), .made_by = std::string(row.text(2)), .lines = row.integer(4),
                 .amount = Money::from_fen(row.integer(5)), .events = {}, .event_actors = {}, .event_days = {}};
    });
    if (!batch.id) return refuse(message::pay_batch_unknown, {{"batch", std::to_string(id)}});
    load_events(store, batch);
    return batch;
}

std::vector<Batch> list_batches(store::Store& store) {
    std::vector<Batch> batches;
    store.query(store::sql::list_payment_batches, {}, [&](db::Row const& row) {
        batches.push_back({.id = row.integer(0), .benefit = std::string(row.text(1)), .made_on = date_from_number(row.integer(2)).value(), .made_by = std::string(row.text(3)),
                           .lines = row.integer(5), .amount = Money::from_fen(row.integer(6)), .events = {}, .event_actors = {}, .event_days = {}});
    });
    for (auto& batch : batches) load_events(store, batch);
    return batches;
}

std::vector<ledger::BatchLine> list_batch_lines(store::Store& store, std::int64_t batch) {
    std::vector<ledger::BatchLine> lines;
    Value const key[] = {batch};
    store.query(store::sql::list_batch_lines, key, [&](db::Row const& row) {
        lines.push_back({ledger::LineId(row.integer(0)), int(row.integer(1)), Money::from_fen(row.integer(2)), row.integer(3)});
    });
    return lines;
}

void write_batch_event(store::Store& store, Batch const& batch, BatchEvent event, PayStep const& step, std::string_view reason) {
    auto const actor_key = ledger::actor_key(step.actor), maker_key = ledger::actor_key(batch.made_by);
    auto events = store.appender(store::sql::append_payment_batch_event);
    Value const values[] = {find_integer(store, store::sql::find_last_batch_event) + 1, batch.id, std::int64_t(event), to_number(step.booked_on), std::string_view(step.actor),
                            std::string_view(step.now_utc), std::string_view(actor_key), std::string_view(maker_key), db::text_or_null(reason)};
    events->append(values);
    events->finish();
}

Result<Batch> check_batch(store::Store& store, BatchCheck const& check, PayStep const& step) {
    auto transaction = store.begin();
    auto batch = find_batch(store, check.batch);
    if (!batch) return batch;
    if (check.verdict == BatchEvent::rejected && check.reason.empty()) return refuse(message::pay_reason_missing);
    auto is_new = ledger::may_take(batch->events, {check.verdict, step.actor, batch->made_by});
    if (!is_new) return std::unexpected(is_new.error());
    if (!*is_new) return batch;
    if (check.verdict == BatchEvent::rejected)
        if (auto done = put_back(store, *batch, step); !done) return std::unexpected(done.error());
    write_batch_event(store, *batch, check.verdict, step, check.reason);
    batch->events.push_back(check.verdict);
    batch->event_actors.push_back(step.actor);
    batch->event_days.push_back(step.booked_on);
    store::append_trail(store, step.actor, check.verdict == BatchEvent::approved ? "pay approve" : "pay reject",
                        boost::json::serialize(boost::json::object{{"batch", batch->id}, {"lines", batch->lines}, {"amount_fen", batch->amount.fen()}, {"reason", check.reason}}));
    transaction->commit();
    return batch;
}

}  // namespace jiayu::service
