// The file by which the bank pays an approved batch. It is kept under its own hash in DATA/payments, and a batch has one alone.
#pragma once
#include "service/bank_payments.hpp"
#include "service/pay_batch.hpp"

namespace jiayu::service {

struct BankFileRequest {
    Path data, packs;
    std::int64_t batch = 0;
    std::string layout;
    Path copy_to;  // empty: kept in DATA/payments alone
};
struct BankFileReport {
    Path path;
    std::string sha256;
    std::int64_t lines = 0;
    Money amount;
    bool repeated = false;  // the batch had this file already
};
// Refuses a batch that is not approved, and another layout than the one it was sent by.
Result<BankFileReport> write_bank_file(store::Store& store, BankFileRequest const& request, PayStep const& step);

Path kept_bank_file(Path const& data, std::string_view sha256, BankLayout const& layout);

}  // namespace jiayu::service
