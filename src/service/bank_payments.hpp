// A batch as the bank's file: bytes from payments, and payments read back out of such bytes.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/money.hpp"
#include "ledger/reference.hpp"
#include "service/bank_layout.hpp"

namespace jiayu::service {

struct Payment {
    ledger::LineReference reference;
    Money amount;
    std::string holder_name, account_number, bank_code, period;
};

struct PaymentOrder {
    std::string id;        // "JYB12": the batch
    Date made_on, due_on;  // due_on: the day on which the bank should pay
    std::vector<Payment> payments;
    Money amount;          // their sum
};

// The same order and layout give the same bytes.
std::string bytes_of_order(PaymentOrder const& order, BankLayout const& layout);

using EachPayment = std::function<void(ledger::LineReference, Money)>;

// What each row of a kept file would pay. Refuses a row that cannot be read.
Result<void> read_payments(std::string_view bytes, BankLayout const& layout, std::string const& file, EachPayment const& each);

}  // namespace jiayu::service
