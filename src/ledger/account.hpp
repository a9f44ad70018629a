// The accounts between which the money of one benefit moves, with the numbers that the tables keep. A fen is in exactly one of them.
#pragma once
#include <cstdint>
#include <string_view>

namespace jiayu::ledger {

enum class Account : std::uint8_t {
    appropriated = 1,  // where the money comes from: below zero by what was given
    available = 2,     // given and not yet promised
    committed = 3,     // decided, waits for a batch
    batched = 4,       // in a batch that has not gone to the bank
    sent = 5,          // with the bank, which has not answered
    paid = 6,          // reached the payee; of a recovery below zero: came back from the payee
    returned = 7,      // came back from the bank, waits for another attempt
    claims = 8,        // the other side of what is owed: below zero by what is claimed
    owed = 9           // paid too much and not yet back
};

struct AccountName {
    std::string_view identifier, zh, en;
};
AccountName const& name_of(Account account);

}  // namespace jiayu::ledger
