// Phone numbers and birth certificate numbers.
#include <gtest/gtest.h>

#include "domain/birth_certificate_number.hpp"
#include "domain/phone_number.hpp"

namespace jiayu {
namespace {

TEST(PhoneNumber, takes_what_people_write) {
    for (std::string_view text : {"12912345678", "129 1234 5678", "129-1234-5678", "+8612912345678", "008612912345678", "8612912345678", "１２９１２３４５６７８", " 12912345678 "}) {
        auto phone = PhoneNumber::parse(text);
        ASSERT_TRUE(phone) << text;
        EXPECT_EQ(phone->reveal(), "12912345678") << text;
        EXPECT_TRUE(phone->is_mobile());
        EXPECT_EQ(phone->masked(), "129****5678");
    }
    EXPECT_EQ(PhoneNumber::parse("(0519)12345678")->reveal(), "051912345678");
    EXPECT_FALSE(PhoneNumber::parse("0519-12345678")->is_mobile());
}

TEST(PhoneNumber, refuses_the_rest) {
    for (std::string_view text : {"", "1", "1291234567", "129123456789", "11012345678", "无", "00519123456", "1291234567a", "86512345"})
        EXPECT_FALSE(PhoneNumber::parse(text)) << text;
}

TEST(BirthCertificateNumber, is_a_letter_and_nine_digits) {
    auto number = BirthCertificateNumber::parse("X320101001").value();
    EXPECT_EQ(number.edition(), 'X');
    EXPECT_EQ(number.province(), 32);
    EXPECT_EQ(number.text(), "X320101001");
    for (std::string_view text : {"", "x320101001", "X32010100", "X3201010011", "3201010011", "X32010100A"})
        EXPECT_FALSE(BirthCertificateNumber::parse(text)) << text;
}

}  // namespace
}  // namespace jiayu
