// A bank's items placed in the books of all benefits and posted. Inside the caller's transaction.
#pragma once
#include "ledger/reconcile.hpp"
#include "ledger/reference.hpp"
#include "service/bank_answer.hpp"
#include "service/pay_books.hpp"

namespace jiayu::service {

struct PlacedItem {
    std::optional<ledger::LineReference> reference;
    ledger::Verdict verdict = ledger::Verdict::unknown_reference;
};

struct Settlement {
    PayStep const& step;
    std::optional<std::int64_t> bank_return;
};

std::vector<std::string> list_paid_benefits(store::Store& store);

// One an item, by the item's own reference.
Result<std::vector<PlacedItem>> settle_items(store::Store& store, std::span<AnswerItem const> items, Settlement const& settlement);

}  // namespace jiayu::service
