#include <algorithm>
#include <unordered_map>

#include "ledger/plan.hpp"

namespace jiayu::ledger {

namespace {

// What may still be kept back from the lines of one benefit, by payee.
class Open {
public:
    explicit Open(Books const& books) : books_(books) {
        std::unordered_map<std::int64_t, bool> debtors;
        for (std::size_t place = 0; place < books.lines().size(); ++place)
            if (books.state(place).owed > 0) debtors.emplace(books.lines()[place].payee, true);
        if (debtors.empty()) return;
        for (std::size_t place = 0; place < books.lines().size(); ++place)
            if (debtors.contains(books.lines()[place].payee) && keepable(place) > 0) open_[books.lines()[place].payee].push_back({place, books.state(place)});
        for (auto& [payee, lines] : open_) std::ranges::sort(lines, {}, [&](Rest const& rest) { return books_.lines()[rest.place].id; });
    }

    // Takes up to `fen` from the payee's lines, the corrected one first, and tells what was taken.
    std::int64_t keep_back(Line const& recovery, std::int64_t fen, std::vector<Movement>& movements) {
        auto found = open_.find(recovery.payee);
        if (found == open_.end()) return 0;
        std::int64_t taken = 0;
        for (auto& rest : found->second)
            if (recovery.corrects && books_.lines()[rest.place].id == *recovery.corrects) taken += take(rest, fen - taken, true, movements);
        for (auto& rest : found->second) taken += take(rest, fen - taken, false, movements);
        return taken;
    }

private:
    struct Rest {
        std::size_t place;
        LineState state;
    };

    std::int64_t keepable(std::size_t place) const {
        auto const& state = books_.state(place);
        return state.committed + state.returned + state.taken_back;
    }

    // Money taken back from the bank settles a recovery of its own line alone: it is in the fund already.
    std::int64_t take(Rest& rest, std::int64_t wanted, bool corrected, std::vector<Movement>& movements) {
        std::int64_t taken = 0;
        auto from = [&](Account source, std::int64_t& balance) {
            auto fen = std::min(balance, wanted - taken);
            if (fen <= 0) return;
            movements.push_back({books_.lines()[rest.place].id, source, Account::paid, Money::from_fen(fen)});
            balance -= fen;
            taken += fen;
        };
        if (corrected) from(Account::available, rest.state.taken_back);
        from(Account::returned, rest.state.returned);
        from(Account::committed, rest.state.committed);
        return taken;
    }

    Books const& books_;
    std::unordered_map<std::int64_t, std::vector<Rest>> open_;
};

}  // namespace

Result<std::optional<Posting>> plan_set_off(Books const& books) {
    Open open(books);
    std::vector<Movement> movements;
    for (std::size_t place = 0; place < books.lines().size(); ++place) {
        auto const& line = books.lines()[place];
        auto const owed = books.state(place).owed;
        auto const kept = owed > 0 ? open.keep_back(line, owed, movements) : 0;
        if (kept <= 0) continue;
        movements.push_back({line.id, Account::paid, Account::available, Money::from_fen(kept)});
        movements.push_back({line.id, Account::owed, Account::claims, Money::from_fen(kept)});
    }
    if (movements.empty()) return std::optional<Posting>();
    auto posting = Posting::make(PostingKind::set_off, std::move(movements));
    if (!posting) return std::unexpected(posting.error());
    return std::optional(std::move(*posting));
}

}  // namespace jiayu::ledger
