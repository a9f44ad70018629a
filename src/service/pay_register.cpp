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

}  // namespace jiayu::service
