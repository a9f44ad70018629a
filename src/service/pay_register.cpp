#include "service/pay_register.hpp"

namespace jiayu::service {

Result<AppropriationReport> appropriate(std::string const& store_url, Appropriation const& appropriation, PayStep const& step) {
    return appropriate(*store::open_store(store_url), appropriation, step);
}

Result<CommitReport> commit_decisions(std::string const& store_url, std::string const& benefit, PayStep const& step) {
    return commit_decisions(*store::open_store(store_url), benefit, step);
}

Result<BatchReport> make_batch(std::string const& store_url, BatchRequest const& request, PayStep const& step) {
    return make_batch(*store::open_store(store_url), request, step);
}

Result<Batch> check_batch(std::string const& store_url, BatchCheck const& check, PayStep const& step) {
    return check_batch(*store::open_store(store_url), check, step);
}

Result<std::vector<Batch>> list_batches(std::string const& store_url) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    return list_batches(**store);
}

Result<BankFileReport> write_bank_file(std::string const& store_url, BankFileRequest const& request, PayStep const& step) {
    return write_bank_file(*store::open_store(store_url), request, step);
}

Result<ReturnReport> take_bank_return(std::string const& store_url, ReturnRequest const& request, PayStep const& step) {
    return take_bank_return(*store::open_store(store_url), request, step);
}

Result<std::vector<OpenItem>> list_open_items(std::string const& store_url) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    return list_open_items(**store);
}

Result<PayCheck> check_payments(std::string const& store_url, CheckRequest const& request) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    return check_payments(**store, request);
}

Result<void> close_bank_item(std::string const& store_url, ItemClosing const& closing, PayStep const& step) {
    return close_bank_item(*store::open_store(store_url), closing, step);
}

Result<Money> take_back(std::string const& store_url, TakeBack const& request, PayStep const& step) {
    return take_back(*store::open_store(store_url), request, step);
}

Result<ReclaimReport> reclaim(std::string const& store_url, Reclaim const& request, PayStep const& step) {
    return reclaim(*store::open_store(store_url), request, step);
}

Result<PayTrace> trace_line(std::string const& store_url, ledger::LineId line, std::int64_t fen) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    return trace_line(**store, line, fen);
}

Result<PayFiguresReport> measure_payments(std::string const& store_url, Path const& packs) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    return measure_payments(**store, packs);
}

Result<PayRoll> make_pay_roll(std::string const& store_url, RollRequest const& request, PayStep const& step) {
    return make_pay_roll(*store::open_store(store_url), request, step);
}

}  // namespace jiayu::service
