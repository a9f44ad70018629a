#include "service/pay_file.hpp"

#include <boost/json.hpp>

#include "base/digest.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;

struct KnownFile {
    std::string layout, sha256;
};

std::optional<KnownFile> find_file(store::Store& store, std::int64_t batch) {
    std::optional<KnownFile> known;
    Value const key[] = {batch};
    store.query(store::sql::find_bank_file, key, [&](db::Row const& row) { known = KnownFile{std::string(row.text(0)), std::string(row.text(1))}; });
    return known;
}

std::vector<Payment> list_payments(store::Store& store, Batch const& batch) {
    std::vector<Payment> payments;
    payments.reserve(std::size_t(batch.lines));
    Value const key[] = {batch.id};
    store.query(store::sql::list_batch_payments, key, [&](db::Row const& row) {
        payments.push_back({{ledger::LineId(row.integer(0)), int(row.integer(1))}, Money::from_fen(row.integer(2)), std::string(row.text(3)), std::string(row.text(4)),
                            std::string(row.text(5)), std::string(row.text(6))});
    });
    return payments;
}

// Its days are those of making and checking, so that the same batch gives the same bytes on any later day.
PaymentOrder order_of(store::Store& store, Batch const& batch) {
    return {.id = fmt::format("JYB{}", batch.id), .made_on = batch.made_on, .due_on = batch.event_days.front(), .payments = list_payments(store, batch), .amount = batch.amount};
}

// Its name is its content's, so that writing it again after a crash is harmless.
BankFileReport keep(std::string const& bytes, BankFileRequest const& request, BankLayout const& layout, Batch const& batch) {
    auto const folder = request.data / "payments";
    std::filesystem::create_directories(folder);
    BankFileReport report{.path = {}, .sha256 = sha256_hex(bytes), .lines = batch.lines, .amount = batch.amount};
    auto const kept = kept_bank_file(request.data, report.sha256, layout);
    if (!std::filesystem::exists(kept)) write_file(kept, bytes);
    std::filesystem::permissions(kept, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    if (!request.copy_to.empty()) write_file(request.copy_to, bytes);
    report.path = request.copy_to.empty() ? kept : request.copy_to;
    return report;
}

Result<void> send(store::Store& store, Batch const& batch, BankLayout const& layout, BankFileReport const& report, std::int64_t bytes, PayStep const& step) {
    auto books = load_books(store, batch.benefit);
    if (!books) return std::unexpected(books.error());
    auto posting = ledger::plan_send(list_batch_lines(store, batch.id));
    if (!posting) return std::unexpected(posting.error());
    if (posting->moved() != batch.amount) return refuse(message::pay_batch_differs, {{"batch", std::to_string(batch.id)}, {"lines", posting->moved().to_yuan()}, {"stated", batch.amount.to_yuan()}});
    auto files = store.appender(store::sql::append_bank_file);
    Value const values[] = {batch.id, std::string_view(layout.id), std::string_view(report.sha256), bytes, batch.lines, batch.amount.fen()};
    files->append(values);
    files->finish();
    write_batch_event(store, batch, ledger::BatchEvent::sent, step, "");
    auto saved = save_posting(store, *books, *posting, step, {.batch = batch.id, .bank_return = {}, .document = {}, .note = {}});
    if (!saved) return std::unexpected(saved.error());
    return {};
}

}  // namespace

Path kept_bank_file(Path const& data, std::string_view sha256, BankLayout const& layout) {
    return data / "payments" / fmt::format("{}.{}", sha256, layout.extension());
}

Result<BankFileReport> write_bank_file(store::Store& store, BankFileRequest const& request, PayStep const& step) {
    auto layout = load_bank_layout(request.packs, request.layout);
    if (!layout) return std::unexpected(layout.error());
    auto transaction = store.begin();
    auto batch = find_batch(store, request.batch);
    if (!batch) return std::unexpected(batch.error());
    auto is_new = ledger::may_take(batch->events, {ledger::BatchEvent::sent, step.actor, batch->made_by});
    if (!is_new) return std::unexpected(is_new.error());
    auto const known = find_file(store, request.batch);
    auto const bytes = bytes_of_order(order_of(store, *batch), *layout);
    if (known && (known->layout != layout->id || known->sha256 != sha256_hex(bytes)))
        return refuse(message::bank_file_other, {{"batch", std::to_string(request.batch)}, {"layout", known->layout}});
    auto report = keep(bytes, request, *layout, *batch);
    report.repeated = !*is_new;
    if (report.repeated) return report;
    if (auto sent = send(store, *batch, *layout, report, std::int64_t(bytes.size()), step); !sent) return std::unexpected(sent.error());
    store::append_trail(store, step.actor, "pay file",
                        boost::json::serialize(boost::json::object{{"batch", batch->id}, {"layout", layout->id}, {"sha256", report.sha256}, {"lines", batch->lines}, {"amount_fen", batch->amount.fen()}}));
    transaction->commit();
    return report;
}

}  // namespace jiayu::service
