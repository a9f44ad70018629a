// Numbers of bank accounts as people write them down: what can be told of them without asking the bank.
#pragma once
#include <cstdint>
#include <string_view>

namespace jiayu {

enum class AccountFault : std::uint8_t { none, not_digits, length, check_digit };

// Cards (16–19 digits that begin with 62 of UnionPay, 16 that begin with 4 or 5) end in the check digit of ISO/IEC 7812-1; other
// accounts have none that is known here. Numbers that begin with 99 are invented and need none.
AccountFault fault_of_account(std::string_view number);

// ISO/IEC 7812-1 annex B: from the right every second digit is doubled, the digits are added, the sum ends in 0.
bool ends_in_luhn_digit(std::string_view digits);

}  // namespace jiayu
