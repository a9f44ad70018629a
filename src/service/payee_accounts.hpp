// Where payees' money goes: the newest account of each that a bank could take.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "store/store.hpp"

namespace jiayu::service {

bool is_bank_account(std::string_view number);  // 6 to 32 digits or capitals (IBAN), as pain.001 and the banks' lists take

class PayeeAccounts {
public:
    explicit PayeeAccounts(store::Store& store);
    std::optional<std::int64_t> find(std::int64_t payee) const;  // payee_account_id

private:
    struct Entry {
        std::int64_t person, account;
    };
    std::vector<Entry> entries_;  // by person
};

}  // namespace jiayu::service
