// A sum of money from outside: beyond 64 bits it is refused (Money's own operators stop the program).
#pragma once
#include "base/result.hpp"
#include "domain/money.hpp"
#include "ledger/messages.hpp"

namespace jiayu::ledger {

inline Result<Money> checked_sum(Money a, Money b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.fen(), b.fen(), &sum)) return refuse(message::sum_too_large, {{"a", a.to_yuan()}, {"b", b.to_yuan()}});
    return Money::from_fen(sum);
}

}  // namespace jiayu::ledger
