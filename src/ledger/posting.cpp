#include "ledger/posting.hpp"

#include <algorithm>

#include "ledger/checked_sum.hpp"
#include "ledger/messages.hpp"

namespace jiayu::ledger {

namespace {

struct Way {
    PostingKind kind;
    Account source, target;
    friend bool operator==(Way const&, Way const&) = default;
};

constexpr Way ways[] = {
    {PostingKind::appropriate, Account::appropriated, Account::available},
    {PostingKind::commit, Account::available, Account::committed},
    {PostingKind::commit, Account::claims, Account::owed},
    // What is owed is kept back from a later line: that line counts as paid, the recovery as come back.
    {PostingKind::set_off, Account::committed, Account::paid},
    {PostingKind::set_off, Account::returned, Account::paid},
    {PostingKind::set_off, Account::available, Account::paid},  // of money that was taken back from the bank before it was known not to be due
    {PostingKind::set_off, Account::paid, Account::available},
    {PostingKind::set_off, Account::owed, Account::claims},
    {PostingKind::batch, Account::committed, Account::batched},
    {PostingKind::batch, Account::returned, Account::batched},
    {PostingKind::reject, Account::batched, Account::committed},
    {PostingKind::send, Account::batched, Account::sent},
    {PostingKind::settle, Account::sent, Account::paid},
    {PostingKind::settle, Account::sent, Account::returned},
    {PostingKind::settle, Account::paid, Account::returned},  // the bank takes a credit back days later
    {PostingKind::take_back, Account::returned, Account::available},
    {PostingKind::reclaim, Account::paid, Account::available},
    {PostingKind::reclaim, Account::owed, Account::claims},
};

constexpr std::string_view names[] = {"appropriate", "commit", "set_off", "batch", "reject", "send", "settle", "take_back", "reclaim"};

bool may_go(PostingKind kind, Movement const& movement) {
    return std::ranges::find(ways, Way{kind, movement.source, movement.target}) != std::end(ways) &&
           movement.line.has_value() == (kind != PostingKind::appropriate);
}

}  // namespace

std::string_view name_of(PostingKind kind) { return names[std::size_t(kind) - 1]; }

Result<Posting> Posting::make(PostingKind kind, std::vector<Movement> movements) {
    if (movements.empty()) return refuse(message::posting_empty, {{"kind", std::string(name_of(kind))}});
    Money moved;
    for (auto const& movement : movements) {
        if (movement.amount <= Money()) return refuse(message::movement_not_positive, {{"amount", movement.amount.to_yuan()}});
        if (!may_go(kind, movement))
            return refuse(message::movement_forbidden, {{"kind", std::string(name_of(kind))}, {"source", std::string(name_of(movement.source).identifier)},
                                                        {"target", std::string(name_of(movement.target).identifier)}});
        auto sum = checked_sum(moved, movement.amount);
        if (!sum) return std::unexpected(sum.error());
        moved = *sum;
    }
    return Posting(kind, std::move(movements), moved);
}

}  // namespace jiayu::ledger
