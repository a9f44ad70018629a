#include "service/pay_books.hpp"

#include "ledger/actor.hpp"
#include "ledger/messages.hpp"
#include "service/messages.hpp"
#include "service/save_linkage.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using ledger::Line;
using ledger::LineId;

struct PostingRow {
    std::int64_t id;
    ledger::PostingKind kind;
    std::int32_t booked_on;
    std::int64_t first, movements, moved;
};

Result<void> load_lines(store::Store& store, PayBooks& books) {
    Result<void> added;
    Value const key[] = {std::string_view(books.benefit)};
    store.query(store::sql::list_payment_lines, key, [&](db::Row const& row) {
        if (!added) return;
        Line line{.id = LineId(row.integer(0)), .kind = ledger::LineKind(row.integer(1)), .person = row.integer(2), .payee = row.integer(3),
                  .amount = Money::from_fen(row.integer(4)), .month = std::int32_t(row.integer(5)), .corrects = {}};
        line.period = books.period_number(row.text(7));
        line.entitled_on = std::int32_t(row.integer(8));
        line.decided_on = std::int32_t(row.integer(9));
        if (!row.is_null(6)) line.corrects = LineId(row.integer(6));
        added = books.books.add_line(line);
    });
    return added;
}

std::vector<PostingRow> list_postings(store::Store& store, std::string const& benefit) {
    std::vector<PostingRow> postings;
    Value const key[] = {std::string_view(benefit)};
    store.query(store::sql::list_ledger_postings, key, [&](db::Row const& row) {
        postings.push_back({row.integer(0), ledger::PostingKind(row.integer(1)), std::int32_t(row.integer(6)), row.integer(9), row.integer(10), row.integer(11)});
    });
    return postings;
}

Value value_of(std::optional<std::int64_t> const& number) { return number ? Value(*number) : Value(); }

}  // namespace

std::int32_t PayBooks::period_number(std::string_view text) {
    auto found = std::ranges::find(periods, text);
    if (found == periods.end()) found = periods.insert(periods.end(), std::string(text));
    return std::int32_t(found - periods.begin());
}

Result<PayBooks> load_books(store::Store& store, std::string const& benefit) {
    PayBooks books{.benefit = benefit, .books = {}, .periods = {}};
    if (auto loaded = load_lines(store, books); !loaded) return std::unexpected(loaded.error());
    for (auto const& posting : list_postings(store, benefit)) {
        std::optional<std::int64_t> broken;
        std::int64_t movements = 0, moved = 0;
        Value const range[] = {posting.first, posting.first + posting.movements - 1};
        store.query(store::sql::list_ledger_movements, range, [&](db::Row const& row) {
            ledger::Movement movement{{}, ledger::Account(row.integer(1)), ledger::Account(row.integer(2)), Money::from_fen(row.integer(3))};
            if (!row.is_null(0)) movement.line = LineId(row.integer(0));
            ++movements;
            if (__builtin_add_overflow(moved, movement.amount.fen(), &moved) || row.integer(4) != posting.id) broken = row.integer(0);
            if (!broken && !books.books.apply(posting.kind, movement, posting.booked_on)) broken = row.integer(0);
        });
        if (movements != posting.movements || moved != posting.moved) broken = broken.value_or(0);
        if (broken) return refuse(message::pay_history_broken, {{"posting", std::to_string(posting.id)}, {"line", std::to_string(*broken)}});
    }
    return books;
}

std::int64_t write_posting(store::Store& store, std::string const& benefit, ledger::Posting const& posting, PayStep const& step, PostingSource const& source) {
    auto const id = find_integer(store, store::sql::find_last_posting) + 1, first = find_integer(store, store::sql::find_last_movement) + 1;
    auto movements = store.appender(store::sql::append_ledger_movement);
    for (auto next = first; auto const& movement : posting.movements()) {
        Value const values[] = {next++, id, movement.line ? Value(movement.line->value()) : Value(), std::int64_t(movement.source), std::int64_t(movement.target), movement.amount.fen()};
        movements->append(values);
    }
    movements->finish();
    auto postings = store.appender(store::sql::append_ledger_posting);
    Value const values[] = {id, std::int64_t(posting.kind()), std::string_view(benefit), value_of(source.batch), value_of(source.bank_return),
                            db::text_or_null(source.document), db::text_or_null(source.note), to_number(step.booked_on), std::string_view(step.actor),
                            std::string_view(step.now_utc), first, std::int64_t(posting.movements().size()), posting.moved().fen()};
    postings->append(values);
    postings->finish();
    return id;
}

Result<std::int64_t> save_posting(store::Store& store, PayBooks& books, ledger::Posting const& posting, PayStep const& step, PostingSource const& source) {
    if (auto posted = books.books.post(posting, step.booked_on); !posted) return std::unexpected(posted.error());
    return write_posting(store, books.benefit, posting, step, source);
}

Result<void> check_actor(PayStep const& step) {
    if (ledger::actor_key(step.actor).empty()) return refuse(ledger::message::actor_missing);
    return {};
}

}  // namespace jiayu::service
