#include "service/pay_commit.hpp"

#include <boost/json.hpp>

#include "ledger/plan.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using ledger::Account;
using ledger::LineId;
using ledger::PostingKind;

struct KnownDocument {
    std::int64_t posting, moved;
};

std::optional<KnownDocument> find_document(store::Store& store, Appropriation const& given) {
    std::optional<KnownDocument> known;
    Value const key[] = {std::string_view(given.benefit), std::int64_t(PostingKind::appropriate), std::string_view(given.document)};
    store.query(store::sql::find_posting_of_document, key, [&](db::Row const& row) { known = KnownDocument{row.integer(0), row.integer(1)}; });
    return known;
}

struct NewLine {
    ledger::Line line;
    std::string period;
    std::int64_t entitled_on, decided_on;
};

std::vector<NewLine> list_new_lines(store::Store& store, PayBooks& books, Date until) {
    std::vector<NewLine> lines;
    Value const key[] = {std::string_view(books.benefit), to_number(until)};
    store.query(store::sql::list_decisions_to_commit, key, [&](db::Row const& row) {
        NewLine added{.line = {.id = LineId(row.integer(0)), .kind = ledger::LineKind(row.integer(1)), .person = row.integer(3), .payee = row.integer(4),
                               .amount = Money::from_fen(row.integer(5)), .month = std::int32_t(row.integer(7) / 100), .corrects = {}},
                      .period = std::string(row.text(2)), .entitled_on = row.integer(6), .decided_on = row.integer(7)};
        added.line.period = books.period_number(added.period);
        if (!row.is_null(8)) added.line.corrects = LineId(row.integer(8));
        lines.push_back(std::move(added));
    });
    return lines;
}

void write_lines(store::Store& store, std::string const& benefit, std::span<NewLine const> lines) {
    auto rows = store.appender(store::sql::append_payment_line);
    for (auto const& [line, period, entitled_on, decided_on] : lines) {
        Value const values[] = {line.id.value(), std::int64_t(line.kind), std::string_view(benefit), std::string_view(period), line.person, line.payee, line.amount.fen(),
                                std::int64_t(line.month), entitled_on, decided_on, line.corrects ? Value(line.corrects->value()) : Value()};
        rows->append(values);
    }
    rows->finish();
}

CommitReport count(std::span<NewLine const> lines) {
    CommitReport report;
    for (auto const& [line, period, entitled_on, decided_on] : lines) {
        if (line.kind == ledger::LineKind::recovery) ++report.recoveries, report.recovered = report.recovered - line.amount;
        else ++report.lines, report.amount = report.amount + line.amount;
    }
    return report;
}

void note_commit(store::Store& store, std::string const& benefit, CommitReport const& report, PayStep const& step) {
    store::append_trail(store, step.actor, "pay commit",
                        boost::json::serialize(boost::json::object{{"benefit", benefit}, {"posting", report.posting}, {"lines", report.lines}, {"amount_fen", report.amount.fen()},
                                                                   {"recoveries", report.recoveries}, {"recovered_fen", report.recovered.fen()}}));
}

}  // namespace

Result<AppropriationReport> appropriate(store::Store& store, Appropriation const& given, PayStep const& step) {
    if (auto known = check_actor(step); !known) return std::unexpected(known.error());
    if (given.benefit.empty() || given.document.empty()) return refuse(message::pay_document_missing);
    auto transaction = store.begin();
    auto books = load_books(store, given.benefit);
    if (!books) return std::unexpected(books.error());
    if (auto known = find_document(store, given)) {
        if (known->moved != given.amount.fen())
            return refuse(message::pay_document_used, {{"document", given.document}, {"entered", Money::from_fen(known->moved).to_yuan()}, {"amount", given.amount.to_yuan()}});
        return AppropriationReport{known->posting, true, Money::from_fen(books->books.fund().available)};
    }
    auto posting = ledger::Posting::make(PostingKind::appropriate, {{std::nullopt, Account::appropriated, Account::available, given.amount}});
    if (!posting) return std::unexpected(posting.error());
    auto saved = save_posting(store, *books, *posting, step, {.batch = {}, .bank_return = {}, .document = given.document, .note = given.note});
    if (!saved) return std::unexpected(saved.error());
    store::append_trail(store, step.actor, "pay appropriate",
                        boost::json::serialize(boost::json::object{{"benefit", given.benefit}, {"posting", *saved}, {"amount_fen", given.amount.fen()}, {"document", given.document}}));
    transaction->commit();
    return AppropriationReport{*saved, false, Money::from_fen(books->books.fund().available)};
}

Result<CommitReport> commit_decisions(store::Store& store, std::string const& benefit, PayStep const& step) {
    if (auto known = check_actor(step); !known) return std::unexpected(known.error());
    auto transaction = store.begin();
    auto books = load_books(store, benefit);
    if (!books) return std::unexpected(books.error());
    auto lines = list_new_lines(store, *books, step.booked_on);
    std::vector<LineId> ids;
    ids.reserve(lines.size());
    for (auto const& added : lines) {
        if (auto taken = books->books.add_line(added.line); !taken) return std::unexpected(taken.error());
        ids.push_back(added.line.id);
    }
    if (lines.empty()) return CommitReport{.amount = {}, .recovered = {}, .available = Money::from_fen(books->books.fund().available)};
    auto posting = ledger::plan_commit(books->books, ids);
    if (!posting) return std::unexpected(posting.error());
    auto report = count(lines);
    write_lines(store, benefit, lines);
    auto saved = save_posting(store, *books, *posting, step);
    if (!saved) return std::unexpected(saved.error());
    report.posting = *saved;
    report.available = Money::from_fen(books->books.fund().available);
    note_commit(store, benefit, report, step);
    transaction->commit();
    return report;
}

}  // namespace jiayu::service
