// What a bank's answers mean for the lines: each is posted, known already, or a case for a person.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ledger/books.hpp"

namespace jiayu::ledger {

struct BankItem {
    std::optional<LineId> line;  // absent: its reference names none
    int attempt = 0;
    Outcome outcome = Outcome::paid;
    Money amount;
    bool other_account = false;  // it names an account to which the line did not go
    Date booked_on{};
};

enum class Verdict : std::uint8_t {
    posted = 1, repeated = 2,
    unknown_reference = 3,  // no line has it, or that attempt was never sent
    other_amount = 4,
    other_account = 5,
    contradiction = 6       // paid, after the bank had said returned
};
std::string_view name_of(Verdict verdict);

struct Settling {
    Date booked_on;
    std::vector<Movement> movements;
};
struct Reconciled {
    std::vector<Verdict> verdicts;     // one an item
    std::vector<Settling> settlings;   // by day; to be posted in this order
};

// Changes the books by what is posted. Items are taken by day, those of one day as they stand.
Reconciled reconcile(Books& books, std::span<BankItem const> items);

}  // namespace jiayu::ledger
