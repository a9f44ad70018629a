#include "domain/account_number.hpp"

#include <gtest/gtest.h>

namespace jiayu {

namespace {

struct Example {
    char const* title;
    std::string_view number;
    AccountFault fault;
};

Example const examples[] = {
    {"an invented number needs no check digit", "9912345678901234", AccountFault::none},
    {"words", "notanumber", AccountFault::not_digits},
    {"nothing", "", AccountFault::not_digits},
    {"spaces between the digits", "9912 3456 7890 1234", AccountFault::not_digits},
    {"full-width digits", "９９１２３４５６７８９０", AccountFault::not_digits},
    {"a formula", "=1+1", AccountFault::not_digits},
    {"too short", "99123456", AccountFault::length},
    {"too long", "991234567890123456789012345678901", AccountFault::length},
    {"a card whose digits fit", "4000000000000002", AccountFault::none},
    {"a card with two digits exchanged", "4000000000000020", AccountFault::check_digit},
    {"a UnionPay card of 19 digits", "6200000000000000005", AccountFault::check_digit},
    {"the same with its check digit", "6200000000000000000", AccountFault::none},
    {"a passbook, which has no check digit", "1105020000000000001", AccountFault::none},
};

}  // namespace

TEST(AccountNumber, is_checked_by_its_kind) {
    for (auto const& [title, number, fault] : examples) EXPECT_EQ(fault_of_account(number), fault) << title;
}

// The number of the standard's own example.
TEST(AccountNumber, luhn_digit_of_the_standard) {
    EXPECT_TRUE(ends_in_luhn_digit("79927398713"));
    for (char last : std::string_view("012456789")) EXPECT_FALSE(ends_in_luhn_digit(std::string("7992739871") + last)) << last;
}

}  // namespace jiayu
