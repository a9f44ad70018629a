#include "service/pay_reclaim.hpp"

#include <boost/json.hpp>

#include "ledger/messages.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using ledger::LineId;

Result<std::string> benefit_of(store::Store& store, LineId line) {
    std::string benefit;
    Value const key[] = {line.value()};
    store.query(store::sql::find_line_benefit, key, [&](db::Row const& row) { benefit = row.text(0); });
    if (benefit.empty()) return refuse(ledger::message::line_unknown, {{"line", std::to_string(line.value())}});
    return benefit;
}

Result<PayBooks> books_of(store::Store& store, LineId line) {
    auto benefit = benefit_of(store, line);
    if (!benefit) return std::unexpected(benefit.error());
    return load_books(store, *benefit);
}

// What was entered under the paper before, in fen of the payee's money: the posting moves it twice.
std::optional<std::int64_t> find_receipt(store::Store& store, std::string const& benefit, std::string const& document) {
    std::optional<std::int64_t> entered;
    Value const key[] = {std::string_view(benefit), std::int64_t(ledger::PostingKind::reclaim), std::string_view(document)};
    store.query(store::sql::find_posting_of_document, key, [&](db::Row const& row) { entered = row.integer(1) / 2; });
    return entered;
}

}  // namespace

Result<Money> take_back(store::Store& store, TakeBack const& request, PayStep const& step) {
    if (auto known = check_actor(step); !known) return std::unexpected(known.error());
    if (request.reason.empty()) return refuse(message::pay_reason_missing);
    if (request.lines.empty()) return refuse(message::pay_lines_missing);
    auto transaction = store.begin();
    auto books = books_of(store, request.lines.front());
    if (!books) return std::unexpected(books.error());
    auto posting = ledger::plan_take_back(books->books, request.lines);
    if (!posting) return std::unexpected(posting.error());
    auto saved = save_posting(store, *books, *posting, step, {.batch = {}, .bank_return = {}, .document = {}, .note = request.reason});
    if (!saved) return std::unexpected(saved.error());
    store::append_trail(store, step.actor, "pay reclaim",
                        boost::json::serialize(boost::json::object{{"benefit", books->benefit}, {"posting", *saved}, {"lines", request.lines.size()}, {"amount_fen", posting->moved().fen()}}));
    transaction->commit();
    return posting->moved();
}

Result<ReclaimReport> reclaim(store::Store& store, Reclaim const& request, PayStep const& step) {
    if (auto known = check_actor(step); !known) return std::unexpected(known.error());
    if (request.document.empty()) return refuse(message::pay_receipt_missing);
    auto transaction = store.begin();
    auto books = books_of(store, request.recovery);
    if (!books) return std::unexpected(books.error());
    auto const place = *books->books.find(request.recovery);
    if (auto entered = find_receipt(store, books->benefit, request.document)) {
        if (*entered != request.amount.fen())
            return refuse(message::pay_document_used, {{"document", request.document}, {"entered", Money::from_fen(*entered).to_yuan()}, {"amount", request.amount.to_yuan()}});
        return ReclaimReport{true, Money::from_fen(books->books.state(place).owed)};
    }
    auto posting = ledger::plan_reclaim(books->books, request.recovery, request.amount);
    if (!posting) return std::unexpected(posting.error());
    auto saved = save_posting(store, *books, *posting, step, {.batch = {}, .bank_return = {}, .document = request.document, .note = {}});
    if (!saved) return std::unexpected(saved.error());
    store::append_trail(store, step.actor, "pay reclaim",
                        boost::json::serialize(boost::json::object{{"benefit", books->benefit}, {"posting", *saved}, {"recovery", request.recovery.value()},
                                                                   {"amount_fen", request.amount.fen()}, {"document", request.document}}));
    transaction->commit();
    return ReclaimReport{false, Money::from_fen(books->books.state(place).owed)};
}

}  // namespace jiayu::service
