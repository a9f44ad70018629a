// A batch as the bank's file: bytes from payments, and payments read back out of such bytes.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "domain/money.hpp"
#include "ledger/reference.hpp"
#include "service/bank_layout.hpp"

namespace jiayu::service {

struct Payment {
    ledger::LineReference reference;
    Money amount;
    std::string holder_name, account_number, bank_code, period;
};

// The same payments and layout give the same bytes.
std::string csv_of_payments(std::span<Payment const> payments, BankLayout const& layout);

// What each row of a kept file would pay. Refuses a row that cannot be read.
Result<void> read_payments(std::string_view bytes, BankLayout const& layout, std::string const& file, std::function<void(ledger::LineReference, Money)> const& each);

}  // namespace jiayu::service
