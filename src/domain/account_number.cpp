#include "domain/account_number.hpp"

#include <algorithm>

namespace jiayu {

namespace {

constexpr std::size_t digits_min = 9, digits_max = 32, card_min = 16, card_max = 19;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_card(std::string_view number) {
    if (number.starts_with("62")) return number.size() >= card_min && number.size() <= card_max;
    return number.size() == card_min && (number.front() == '4' || number.front() == '5');
}

}  // namespace

bool ends_in_luhn_digit(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

AccountFault fault_of_account(std::string_view number) {
    if (number.empty() || !std::ranges::all_of(number, is_digit)) return AccountFault::not_digits;
    if (number.size() < digits_min || number.size() > digits_max) return AccountFault::length;
    return is_card(number) && !ends_in_luhn_digit(number) ? AccountFault::check_digit : AccountFault::none;
}

}  // namespace jiayu
