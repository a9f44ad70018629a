// Money that comes back: from the bank for good, and from payees who were paid too much; and items of the bank that a person places.
#pragma once
#include "ledger/plan.hpp"
#include "service/pay_books.hpp"

namespace jiayu::service {

struct TakeBack {
    std::vector<ledger::LineId> lines;  // of one benefit, each returned by the bank
    std::string reason;                 // why it is not tried again
};
// What went back to the fund.
Result<Money> take_back(store::Store& store, TakeBack const& request, PayStep const& step);

struct Reclaim {
    ledger::LineId recovery{0};
    Money amount;
    std::string document;  // the receipt; taken once
};
struct ReclaimReport {
    bool repeated = false;  // the receipt was entered before, with the same amount
    Money still_owed;
};
Result<ReclaimReport> reclaim(store::Store& store, Reclaim const& request, PayStep const& step);

}  // namespace jiayu::service
