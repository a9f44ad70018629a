#include <boost/json.hpp>

#include "service/messages.hpp"
#include "service/pay_return.hpp"
#include "service/save_linkage.hpp"
#include "service/settle_items.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;

struct KnownItem {
    AnswerItem item;
    std::int64_t bank_return = 0;
    bool is_open = false;
};

std::optional<KnownItem> find_item(store::Store& store, std::int64_t id) {
    std::optional<KnownItem> known;
    Value const key[] = {id};
    store.query(store::sql::find_bank_item, key, [&](db::Row const& row) {
        known = KnownItem{.item = {.number = row.integer(1), .reference = std::string(row.text(2)), .outcome = ledger::Outcome(row.integer(3)), .amount = Money::from_fen(row.integer(4)),
                                   .account_number = std::string(row.text(5)), .holder_name = std::string(row.text(6)), .reason = std::string(row.text(7)),
                                   .booked_on = date_from_number(row.integer(8)).value()},
                          .bank_return = row.integer(0), .is_open = row.integer(9) >= 3 && row.is_null(10)};
    });
    return known;
}

// The item once more, now as an answer to the line's latest attempt: the row that says so stands beside the one that the bank sent.
Result<void> place(store::Store& store, KnownItem const& known, ledger::LineId line, PayStep const& step) {
    Value const key[] = {line.value()};
    std::int64_t attempt = 0;
    store.query(store::sql::find_last_attempt, key, [&](db::Row const& row) { attempt = row.integer(0); });
    auto item = known.item;
    item.reference.clear();
    ledger::append_reference(item.reference, {line, int(attempt)});
    item.account_number.clear();  // a person has looked at it
    auto placed = settle_items(store, {&item, 1}, {step, known.bank_return});
    if (!placed) return std::unexpected(placed.error());
    if (placed->front().verdict != ledger::Verdict::posted)
        return refuse(message::bank_item_unfit, {{"line", std::to_string(line.value())}, {"why", std::string(ledger::name_of(placed->front().verdict))}});
    auto rows = store.appender(store::sql::append_bank_item);
    Value const values[] = {find_integer(store, store::sql::find_last_bank_item) + 1, known.bank_return, item.number, std::string_view(item.reference), std::int64_t(item.outcome), item.amount.fen(),
                            db::text_or_null(known.item.account_number), db::text_or_null(item.holder_name), db::text_or_null(item.reason), to_number(item.booked_on), line.value(), attempt,
                            std::int64_t(ledger::Verdict::posted)};
    rows->append(values);
    rows->finish();
    return {};
}

}  // namespace

Result<void> close_bank_item(store::Store& store, ItemClosing const& closing, PayStep const& step) {
    if (auto known = check_actor(step); !known) return std::unexpected(known.error());
    if (closing.reason.empty()) return refuse(message::pay_reason_missing);
    auto transaction = store.begin();
    auto known = find_item(store, closing.item);
    if (!known || !known->is_open) return refuse(message::bank_item_closed, {{"item", std::to_string(closing.item)}});
    if (closing.line)
        if (auto done = place(store, *known, *closing.line, step); !done) return std::unexpected(done.error());
    auto rows = store.appender(store::sql::append_bank_item_closing);
    Value const values[] = {closing.item, closing.line ? Value(closing.line->value()) : Value(), std::string_view(closing.reason), std::string_view(step.actor), std::string_view(step.now_utc)};
    rows->append(values);
    rows->finish();
    store::append_trail(store, step.actor, "pay settle",
                        boost::json::serialize(boost::json::object{{"item", closing.item}, {"line", closing.line ? boost::json::value(closing.line->value()) : boost::json::value(nullptr)},
                                                                   {"reason", closing.reason}}));
    transaction->commit();
    return {};
}

}  // namespace jiayu::service
