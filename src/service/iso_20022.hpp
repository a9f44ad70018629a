// ISO 20022: a batch as pain.001.001.09 (customer credit transfer initiation), the bank's statement and notification (camt.053, camt.054)
// as items. Of these messages the parts are taken that a payer of many people needs; others are passed over.
#pragma once
#include "service/bank_answer.hpp"
#include "service/bank_payments.hpp"

namespace jiayu::service {

std::string pain_001_of_order(PaymentOrder const& order, BankLayout const& layout);

// The transactions of such a message. Refused when it is broken or its stated number or control sum is another.
Result<void> read_pain_001(std::string_view bytes, std::string const& file, EachPayment const& each);

// Booked transactions that name an end-to-end id: a debit was paid; a credit with a reason of return, marked as a reversal, or with a
// reference of ours came back. Money of others (an appropriation coming in) is passed over. `today`: of entries without a booking day.
Result<std::vector<AnswerItem>> read_camt(std::string_view bytes, std::string const& file, Date today);

}  // namespace jiayu::service
