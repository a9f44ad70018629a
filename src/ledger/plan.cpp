#include "ledger/plan.hpp"

#include <algorithm>

#include "ledger/checked_sum.hpp"

namespace jiayu::ledger {

namespace {

std::unexpected<Error> refuse_unknown(LineId line) { return refuse(message::line_unknown, {{"line", std::to_string(line.value())}}); }

Movement move(LineId line, Account source, Account target, std::int64_t fen) { return {line, source, target, Money::from_fen(fen)}; }

std::int64_t waiting(LineState const& state, BatchOf from) { return from == BatchOf::committed ? state.committed : state.returned; }

Account account_of(BatchOf from) { return from == BatchOf::committed ? Account::committed : Account::returned; }

// What the rest of the way needs of a batch's line, from one account to the next.
Result<Posting> move_all(PostingKind kind, std::span<BatchLine const> lines, Account source, Account target) {
    std::vector<Movement> movements;
    movements.reserve(lines.size());
    for (auto const& line : lines) movements.push_back({line.line, source, target, line.amount});
    return Posting::make(kind, std::move(movements));
}

}  // namespace

Result<Posting> plan_commit(Books const& books, std::span<LineId const> lines) {
    std::vector<Movement> movements;
    movements.reserve(lines.size());
    Money needed;
    for (auto id : lines) {
        auto place = books.find(id);
        if (!place) return refuse_unknown(id);
        auto const& line = books.lines()[*place];
        bool const recovers = line.kind == LineKind::recovery;
        movements.push_back(recovers ? move(id, Account::claims, Account::owed, -line.amount.fen())
                                     : Movement{id, Account::available, Account::committed, line.amount});
        if (recovers) continue;
        auto sum = checked_sum(needed, line.amount);
        if (!sum) return std::unexpected(sum.error());
        needed = *sum;
    }
    auto const available = Money::from_fen(books.fund().available);
    if (needed > available)
        return refuse(message::funds_short, {{"needed", needed.to_yuan()}, {"available", available.to_yuan()}, {"missing", (needed - available).to_yuan()}});
    return Posting::make(PostingKind::commit, std::move(movements));
}

Result<BatchPlan> plan_batch(Books const& books, BatchOf from, FindAccount const& account, std::span<LineId const> only) {
    BatchPlan plan;
    std::vector<Movement> movements;
    auto take = [&](std::size_t place) {
        auto const& line = books.lines()[place];
        auto const& state = books.state(place);
        auto const fen = waiting(state, from);
        auto const found = account(line.payee);
        if (!found) {
            plan.without_account.push_back(line.id);
            return;
        }
        plan.lines.push_back({line.id, state.attempt + 1, Money::from_fen(fen), *found});
        movements.push_back(move(line.id, account_of(from), Account::batched, fen));
    };
    for (auto id : only) {
        auto place = books.find(id);
        if (!place) return refuse_unknown(id);
        if (waiting(books.state(*place), from) <= 0) return refuse(message::line_not_waiting, {{"line", std::to_string(id.value())}});
        take(*place);
    }
    for (std::size_t place = 0; only.empty() && place < books.lines().size(); ++place)
        if (waiting(books.state(place), from) > 0) take(place);
    if (movements.empty()) return plan;
    auto posting = Posting::make(PostingKind::batch, std::move(movements));
    if (!posting) return std::unexpected(posting.error());
    plan.amount = posting->moved();
    plan.posting = std::move(*posting);
    return plan;
}

Result<Posting> plan_reject(std::span<BatchLine const> lines) { return move_all(PostingKind::reject, lines, Account::batched, Account::committed); }

Result<Posting> plan_send(std::span<BatchLine const> lines) { return move_all(PostingKind::send, lines, Account::batched, Account::sent); }

Result<Posting> plan_take_back(Books const& books, std::span<LineId const> lines) {
    std::vector<Movement> movements;
    for (auto id : lines) {
        auto place = books.find(id);
        if (!place) return refuse_unknown(id);
        if (books.state(*place).returned <= 0) return refuse(message::line_not_waiting, {{"line", std::to_string(id.value())}});
        movements.push_back(move(id, Account::returned, Account::available, books.state(*place).returned));
    }
    return Posting::make(PostingKind::take_back, std::move(movements));
}

Result<Posting> plan_reclaim(Books const& books, LineId recovery, Money amount) {
    auto place = books.find(recovery);
    if (!place) return refuse_unknown(recovery);
    auto const owed = Money::from_fen(books.state(*place).owed);
    if (amount > owed) return refuse(message::reclaim_too_much, {{"line", std::to_string(recovery.value())}, {"amount", amount.to_yuan()}, {"owed", owed.to_yuan()}});
    return Posting::make(PostingKind::reclaim, {{recovery, Account::paid, Account::available, amount}, {recovery, Account::owed, Account::claims, amount}});
}

}  // namespace jiayu::ledger
