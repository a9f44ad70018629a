// The steps of paying, decided on the books alone: each gives the posting that makes it true, or says why not.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "ledger/books.hpp"

namespace jiayu::ledger {

// Lines that are in the books and not yet committed. Refuses when the fund holds less than they need.
Result<Posting> plan_commit(Books const& books, std::span<LineId const> lines);

// What is owed against what the same payee is still to get: first the line that the recovery corrects, then the oldest. Nothing: absent.
Result<std::optional<Posting>> plan_set_off(Books const& books);

struct BatchLine {
    LineId line;
    int attempt;                 // 1 for the first
    Money amount;
    std::int64_t payee_account;  // payee_account_id
};
struct BatchPlan {
    std::vector<BatchLine> lines;
    std::vector<LineId> without_account;  // cannot be paid until one is known
    Money amount;
    std::optional<Posting> posting;       // absent when nothing can be paid
};
enum class BatchOf { committed, returned };
using FindAccount = std::function<std::optional<std::int64_t>(std::int64_t payee)>;

// All lines that wait in the account, or those of `only` alone when it is not empty.
Result<BatchPlan> plan_batch(Books const& books, BatchOf from, FindAccount const& account, std::span<LineId const> only = {});

Result<Posting> plan_reject(std::span<BatchLine const> lines);
Result<Posting> plan_send(std::span<BatchLine const> lines);

// Money that the bank sent back goes back to the fund: the line will not be tried again. Refuses a line that is not returned.
Result<Posting> plan_take_back(Books const& books, std::span<LineId const> lines);

// A payee gave back what was owed. Refuses more than is owed.
Result<Posting> plan_reclaim(Books const& books, LineId recovery, Money amount);

}  // namespace jiayu::ledger
