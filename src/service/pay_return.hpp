// What the bank answered, taken into the books; what cannot be placed waits in a work list.
#pragma once
#include "ledger/reconcile.hpp"
#include "service/bank_answer.hpp"
#include "service/pay_books.hpp"

namespace jiayu::service {

struct ReturnRequest {
    Path packs, file;
    std::string layout;
};
struct ReturnReport {
    std::int64_t bank_return = 0;
    bool repeated = false;           // this very file was taken before: nothing changed
    std::int64_t items = 0, paid = 0, returned = 0, known = 0, unplaced = 0;
    Money paid_amount, returned_amount;
};
Result<ReturnReport> take_bank_return(store::Store& store, ReturnRequest const& request, PayStep const& step);

struct OpenItem {
    std::int64_t item = 0;
    std::string file;
    std::int64_t number = 0;
    std::string reference;
    ledger::Outcome outcome{};
    Money amount;
    std::string account_number, holder_name, reason;  // as the bank sent them: mask before showing
    Date booked_on;
    ledger::Verdict verdict{};
};
std::vector<OpenItem> list_open_items(store::Store& store);

struct ItemClosing {
    std::int64_t item = 0;
    std::optional<ledger::LineId> line;  // absent: it concerns no line of ours
    std::string reason;
};
// With a line: the item counts as the answer to that line's latest attempt; refused when it does not fit.
Result<void> close_bank_item(store::Store& store, ItemClosing const& closing, PayStep const& step);

}  // namespace jiayu::service
