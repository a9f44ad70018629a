#include "service/pay_return.hpp"

#include <boost/json.hpp>

#include <unordered_map>

#include "base/digest.hpp"
#include "service/messages.hpp"
#include "service/save_linkage.hpp"
#include "service/settle_items.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using ledger::Outcome;
using ledger::Verdict;

std::optional<ReturnReport> find_known(store::Store& store, std::string const& sha256) {
    std::optional<ReturnReport> known;
    Value const key[] = {std::string_view(sha256)};
    store.query(store::sql::find_bank_return, key, [&](db::Row const& row) {
        known = ReturnReport{.bank_return = row.integer(0), .repeated = true, .items = row.integer(1), .paid_amount = {}, .returned_amount = {}};
    });
    return known;
}

void write_return(store::Store& store, ReturnRequest const& request, std::string const& sha256, ReturnReport const& report, PayStep const& step) {
    auto returns = store.appender(store::sql::append_bank_return);
    auto const name = request.file.filename().string();
    Value const values[] = {report.bank_return, std::string_view(sha256), std::string_view(request.layout), std::string_view(name), report.items, to_number(step.booked_on),
                            std::string_view(step.actor), std::string_view(step.now_utc)};
    returns->append(values);
    returns->finish();
}

void write_items(store::Store& store, std::int64_t bank_return, std::span<AnswerItem const> items, std::span<PlacedItem const> placed) {
    auto next = find_integer(store, store::sql::find_last_bank_item) + 1;
    auto rows = store.appender(store::sql::append_bank_item);
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const& item = items[i];
        auto const& reference = placed[i].reference;
        Value const values[] = {next++, bank_return, item.number, std::string_view(item.reference), std::int64_t(item.outcome), item.amount.fen(), db::text_or_null(item.account_number),
                                db::text_or_null(item.holder_name), db::text_or_null(item.reason), to_number(item.booked_on), reference ? Value(reference->line.value()) : Value(),
                                reference ? Value(std::int64_t(reference->attempt)) : Value(), std::int64_t(placed[i].verdict)};
        rows->append(values);
    }
    rows->finish();
}

void count(ReturnReport& report, std::span<AnswerItem const> items, std::span<PlacedItem const> placed) {
    report.items = std::ssize(items);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (placed[i].verdict == Verdict::repeated) ++report.known;
        else if (placed[i].verdict != Verdict::posted) ++report.unplaced;
        else if (items[i].outcome == Outcome::paid) ++report.paid, report.paid_amount = report.paid_amount + items[i].amount;
        else ++report.returned, report.returned_amount = report.returned_amount + items[i].amount;
    }
}

}  // namespace

Result<ReturnReport> take_bank_return(store::Store& store, ReturnRequest const& request, PayStep const& step) {
    if (auto known = check_actor(step); !known) return std::unexpected(known.error());
    auto layout = load_bank_layout(request.packs, request.layout);
    if (!layout) return std::unexpected(layout.error());
    if (!std::filesystem::is_regular_file(request.file)) return refuse(message::file_missing, {{"file", request.file.string()}});
    auto const bytes = read_file(request.file);
    auto const sha256 = sha256_hex(bytes);
    auto transaction = store.begin();
    if (auto known = find_known(store, sha256)) return *known;
    auto items = read_answer(bytes, request.file, layout->answer, step.booked_on);
    if (!items) return std::unexpected(items.error());
    ReturnReport report{.bank_return = find_integer(store, store::sql::find_last_bank_return) + 1, .paid_amount = {}, .returned_amount = {}};
    auto placed = settle_items(store, *items, {step, report.bank_return});
    if (!placed) return std::unexpected(placed.error());
    count(report, *items, *placed);
    write_return(store, request, sha256, report, step);
    write_items(store, report.bank_return, *items, *placed);
    store::append_trail(store, step.actor, "pay return",
                        boost::json::serialize(boost::json::object{{"return", report.bank_return}, {"sha256", sha256}, {"items", report.items}, {"paid", report.paid},
                                                                   {"paid_fen", report.paid_amount.fen()}, {"returned", report.returned}, {"returned_fen", report.returned_amount.fen()},
                                                                   {"known", report.known}, {"unplaced", report.unplaced}}));
    transaction->commit();
    return report;
}

std::vector<OpenItem> list_open_items(store::Store& store) {
    std::vector<OpenItem> open;
    store.query(store::sql::list_open_bank_items, {}, [&](db::Row const& row) {
        open.push_back({.item = row.integer(0), .file = std::string(row.text(1)), .number = row.integer(2), .reference = std::string(row.text(3)), .outcome = Outcome(row.integer(4)),
                        .amount = Money::from_fen(row.integer(5)), .account_number = std::string(row.text(6)), .holder_name = std::string(row.text(7)),
                        .reason = std::string(row.text(8)), .booked_on = date_from_number(row.integer(9)).value(), .verdict = Verdict(row.integer(10))});
    });
    return open;
}

}  // namespace jiayu::service
