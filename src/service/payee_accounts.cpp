#include "service/payee_accounts.hpp"

#include <algorithm>

#include "store/sql.hpp"

namespace jiayu::service {

bool is_bank_account(std::string_view number) {
    return number.size() >= 6 && number.size() <= 32 && std::ranges::all_of(number, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

PayeeAccounts::PayeeAccounts(store::Store& store) {
    store.query(store::sql::list_payee_accounts, {}, [&](db::Row const& row) {
        bool const usable = !row.text(2).empty() && is_bank_account(row.text(3));
        if (!entries_.empty() && entries_.back().person == row.integer(0)) entries_.pop_back();
        entries_.push_back({row.integer(0), usable ? row.integer(1) : 0});
    });
}

std::optional<std::int64_t> PayeeAccounts::find(std::int64_t payee) const {
    auto found = std::ranges::lower_bound(entries_, payee, {}, &Entry::person);
    if (found == entries_.end() || found->person != payee || found->account == 0) return std::nullopt;
    return found->account;
}

}  // namespace jiayu::service
