#include "ledger/reconcile.hpp"

#include <algorithm>
#include <numeric>

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

std::vector<std::uint32_t> by_day(std::span<BankItem const> items) {
    std::vector<std::uint32_t> order(items.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, {}, [&](auto at) { return items[at].booked_on; });
    return order;
}

}  // namespace

std::string_view name_of(Verdict verdict) { return names[std::size_t(verdict) - 1]; }

Reconciled reconcile(Books& books, std::span<BankItem const> items) {
    Reconciled done{.verdicts = std::vector<Verdict>(items.size(), Verdict::unknown_reference), .settlings = {}};
    for (auto at : by_day(items)) {
        auto const& item = items[at];
        auto const place = item.line ? books.find(*item.line) : std::nullopt;
        if (!place) continue;
        auto& verdict = done.verdicts[at];
        verdict = judge(books.state(*place), item);
        if (verdict != Verdict::posted) continue;
        auto movement = movement_of(books.state(*place), item);
        if (!books.apply(PostingKind::settle, movement, std::int32_t(to_number(item.booked_on)))) {
            verdict = Verdict::other_amount;
            continue;
        }
        if (done.settlings.empty() || done.settlings.back().booked_on != item.booked_on) done.settlings.push_back({item.booked_on, {}});
        done.settlings.back().movements.push_back(movement);
    }
    return done;
}

}  // namespace jiayu::ledger
