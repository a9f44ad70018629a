#include "ledger/reconcile.hpp"

namespace jiayu::ledger {

namespace {

constexpr std::string_view names[] = {"posted", "repeated", "unknown_reference", "other_amount", "other_account", "contradiction"};

// The answer to an attempt that was followed by another: it had been returned, or its batch had been rejected.
Verdict judge_earlier(BankItem const& item) { return item.outcome == Outcome::returned ? Verdict::repeated : Verdict::contradiction; }

Verdict judge(LineState const& state, BankItem const& item) {
    if (item.attempt < 1 || item.attempt > state.attempt || state.sent_amount == 0) return Verdict::unknown_reference;
    if (item.attempt < state.attempt) return judge_earlier(item);
    if (state.batched > 0) return Verdict::unknown_reference;
    if (item.amount.fen() != state.sent_amount) return Verdict::other_amount;
    if (item.other_account) return Verdict::other_account;
    if (state.outcome == item.outcome) return Verdict::repeated;
    if (state.outcome == Outcome::returned) return Verdict::contradiction;
    return Verdict::posted;
}

Movement movement_of(LineState const& state, BankItem const& item) {
    auto const source = state.outcome == Outcome::paid ? Account::paid : Account::sent;
    return {item.line, source, item.outcome == Outcome::paid ? Account::paid : Account::returned, item.amount};
}

}  // namespace

std::string_view name_of(Verdict verdict) { return names[std::size_t(verdict) - 1]; }

Reconciled reconcile(Books& books, std::span<BankItem const> items, Date booked_on) {
    Reconciled done;
    done.verdicts.reserve(items.size());
    auto const day = std::int32_t(to_number(booked_on));
    for (auto const& item : items) {
        auto place = item.line ? books.find(*item.line) : std::nullopt;
        auto verdict = place ? judge(books.state(*place), item) : Verdict::unknown_reference;
        if (verdict == Verdict::posted) {
            auto movement = movement_of(books.state(*place), item);
            if (books.apply(PostingKind::settle, movement, day)) done.movements.push_back(movement);
            else verdict = Verdict::other_amount;
        }
        done.verdicts.push_back(verdict);
    }
    return done;
}

}  // namespace jiayu::ledger
