#include "service/pay_trace.hpp"

#include "ledger/messages.hpp"
#include "ledger/reconcile.hpp"
#include "service/messages.hpp"
#include "service/pay_batch.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using ledger::Account;
using ledger::LineId;
using ledger::PostingKind;

Date day_of(std::int64_t number) { return date_from_number(number).value(); }

bool load_decision(store::Store& store, PayTrace& trace) {
    bool found = false;
    Value const key[] = {trace.line};
    store.query(store::sql::find_decision, key, [&](db::Row const& row) {
        found = true;
        trace.kind = int(row.integer(0)), trace.benefit = row.text(1), trace.period = row.text(2), trace.person = row.integer(3), trace.payee = row.integer(4);
        trace.amount = Money::from_fen(row.integer(5)), trace.entitled_on = day_of(row.integer(6)), trace.decided_on = day_of(row.integer(7)), trace.decided_by = row.text(8);
        trace.corrects = row.integer(9), trace.pack = row.text(10), trace.explanation = row.text(11), trace.matter = row.integer(12);
    });
    return found;
}

void load_steps(store::Store& store, PayTrace& trace) {
    Value const key[] = {trace.line};
    store.query(store::sql::list_movements_of_line, key, [&](db::Row const& row) {
        trace.steps.push_back({PostingKind(row.integer(1)), Account(row.integer(2)), Account(row.integer(3)), Money::from_fen(row.integer(4)), day_of(row.integer(5)), std::string(row.text(6)),
                               std::string(row.text(9)), row.integer(7), row.integer(8)});
    });
}

void load_attempts(store::Store& store, PayTrace& trace) {
    Value const key[] = {trace.line};
    store.query(store::sql::list_attempts_of_line, key, [&](db::Row const& row) {
        trace.attempts.push_back({row.integer(0), int(row.integer(1)), Money::from_fen(row.integer(2)), std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5)), {},
                                  std::string(row.text(6)), std::string(row.text(7))});
    });
    for (auto& attempt : trace.attempts)
        if (auto batch = find_batch(store, attempt.batch); batch && !batch->event_actors.empty()) attempt.checked_by = batch->event_actors.front();
    store.query(store::sql::list_answers_to_line, key, [&](db::Row const& row) {
        trace.answers.push_back({int(row.integer(0)), ledger::Outcome(row.integer(1)) == ledger::Outcome::paid, Money::from_fen(row.integer(2)), std::string(row.text(3)), std::string(row.text(6)),
                                 row.integer(7), day_of(row.integer(4)), std::string(ledger::name_of(ledger::Verdict(row.integer(5))))});
    });
}

// The fund as a queue: the fen that went out n-th is the one that came in n-th.
class Fund {
public:
    Fund(store::Store& store, PayTrace const& trace) : store_(store), trace_(trace) {}

    // What the fen from `first` to `last` of the line's commitment (from 0, last excluded) came in as.
    std::vector<MoneySource> sources(std::int64_t first, std::int64_t last) {
        read();
        std::vector<MoneySource> parts;
        if (!committed_at_) return parts;
        auto const from = *committed_at_ + first, to = *committed_at_ + last;
        std::int64_t came = 0;
        for (auto& source : incoming_) {
            auto const low = std::max(from, came), high = std::min(to, came + source.amount.fen());
            came += source.amount.fen();
            if (low >= high) continue;
            auto part = source;
            part.amount = Money::from_fen(high - low);
            if (!parts.empty() && parts.back().kind == part.kind && parts.back().document == part.document && parts.back().booked_on == part.booked_on)
                parts.back().amount = parts.back().amount + part.amount;
            else parts.push_back(std::move(part));
        }
        return parts;
    }

private:
    struct PostingRow {
        MoneySource head;
        std::int64_t first, movements;
    };

    void read() {
        std::vector<PostingRow> postings;
        Value const key[] = {std::string_view(trace_.benefit)};
        store_.query(store::sql::list_ledger_postings, key, [&](db::Row const& row) {
            postings.push_back({{PostingKind(row.integer(1)), std::string(row.text(4)), std::string(row.text(5)), day_of(row.integer(6)), {}}, row.integer(9), row.integer(10)});
        });
        for (auto const& posting : postings) {
            Value const range[] = {posting.first, posting.first + posting.movements - 1};
            store_.query(store::sql::list_ledger_movements, range, [&](db::Row const& row) { follow(posting.head, row); });
        }
    }

    void follow(MoneySource const& head, db::Row const& row) {
        auto const amount = row.integer(3);
        if (Account(row.integer(2)) == Account::available) {
            incoming_.push_back(head);
            incoming_.back().amount = Money::from_fen(amount);
        }
        if (Account(row.integer(1)) != Account::available) return;
        if (row.integer(0) == trace_.line && !committed_at_ && head.kind == PostingKind::commit) committed_at_ = went_out_;
        went_out_ += amount;
    }

    store::Store& store_;
    PayTrace const& trace_;
    std::vector<MoneySource> incoming_;
    std::int64_t went_out_ = 0;
    std::optional<std::int64_t> committed_at_;
};

}  // namespace

Result<PayTrace> trace_line(store::Store& store, LineId line, std::int64_t fen) {
    PayTrace trace{.line = line.value()};
    if (!load_decision(store, trace)) return refuse(ledger::message::line_unknown, {{"line", std::to_string(line.value())}});
    if (fen < 0 || fen > std::abs(trace.amount.fen())) return refuse(message::pay_no_such_fen, {{"fen", std::to_string(fen)}, {"line", std::to_string(line.value())}, {"amount", trace.amount.to_yuan()}});
    load_steps(store, trace);
    load_attempts(store, trace);
    if (trace.amount > Money()) trace.sources = Fund(store, trace).sources(fen ? fen - 1 : 0, fen ? fen : trace.amount.fen());
    return trace;
}

}  // namespace jiayu::service
