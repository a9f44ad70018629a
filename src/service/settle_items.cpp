#include "service/settle_items.hpp"

#include <functional>
#include <unordered_map>

#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;
using ledger::BankItem;
using ledger::LineId;

// To which account the latest attempt of each line went, as a hash: a million account numbers need not be kept.
using SentAccounts = std::unordered_map<std::int64_t, std::size_t>;

SentAccounts list_sent_accounts(store::Store& store, std::string const& benefit) {
    SentAccounts sent;
    Value const key[] = {std::string_view(benefit)};
    store.query(store::sql::list_sent_accounts, key, [&](db::Row const& row) { sent[row.integer(0)] = std::hash<std::string_view>()(row.text(2)); });
    return sent;
}

bool is_masked(std::string_view account) { return account.find('*') != account.npos; }

class Placing {
public:
    Placing(store::Store& store, std::span<AnswerItem const> items, Settlement const& settlement)
        : store_(store), items_(items), settlement_(settlement), placed_(items.size()) {
        for (std::size_t i = 0; i < items.size(); ++i) placed_[i].reference = ledger::parse_reference(items[i].reference);
        names_accounts_ = std::ranges::any_of(items, [](auto const& item) { return !item.account_number.empty(); });
    }

    Result<void> place_in(std::string const& benefit) {
        auto books = load_books(store_, benefit);
        if (!books) return std::unexpected(books.error());
        auto const [mine, numbers] = items_of(*books);
        if (mine.empty()) return {};
        auto done = ledger::reconcile(books->books, mine);
        for (std::size_t i = 0; i < mine.size(); ++i) placed_[numbers[i]].verdict = done.verdicts[i];
        for (auto& settling : done.settlings) {
            auto posting = ledger::Posting::make(ledger::PostingKind::settle, std::move(settling.movements));
            if (!posting) return std::unexpected(posting.error());
            auto step = settlement_.step;
            step.booked_on = settling.booked_on;
            write_posting(store_, benefit, *posting, step, {.batch = {}, .bank_return = settlement_.bank_return, .document = {}, .note = {}});
        }
        return {};
    }

    std::vector<PlacedItem> take() { return std::move(placed_); }

private:
    struct Mine {
        std::vector<BankItem> items;
        std::vector<std::size_t> numbers;  // in items_
    };

    Mine items_of(PayBooks const& books) const {
        Mine mine;
        std::optional<SentAccounts> accounts;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            auto const& reference = placed_[i].reference;
            if (!reference || !books.books.find(reference->line)) continue;
            if (names_accounts_ && !accounts) accounts = list_sent_accounts(store_, books.benefit);
            mine.items.push_back({reference->line, reference->attempt, items_[i].outcome, items_[i].amount, accounts && went_elsewhere(*accounts, items_[i], reference->line), items_[i].booked_on});
            mine.numbers.push_back(i);
        }
        return mine;
    }

    static bool went_elsewhere(SentAccounts const& accounts, AnswerItem const& item, LineId line) {
        if (item.account_number.empty() || is_masked(item.account_number)) return false;
        auto sent = accounts.find(line.value());
        return sent != accounts.end() && sent->second != std::hash<std::string_view>()(item.account_number);
    }

    store::Store& store_;
    std::span<AnswerItem const> items_;
    Settlement const& settlement_;
    std::vector<PlacedItem> placed_;
    bool names_accounts_ = false;
};

}  // namespace

std::vector<std::string> list_paid_benefits(store::Store& store) {
    std::vector<std::string> benefits;
    store.query(store::sql::list_paid_benefits, {}, [&](db::Row const& row) { benefits.emplace_back(row.text(0)); });
    return benefits;
}

Result<std::vector<PlacedItem>> settle_items(store::Store& store, std::span<AnswerItem const> items, Settlement const& settlement) {
    Placing placing(store, items, settlement);
    for (auto const& benefit : list_paid_benefits(store))
        if (auto placed = placing.place_in(benefit); !placed) return std::unexpected(placed.error());
    return placing.take();
}

}  // namespace jiayu::service
