#include "registry/packed_number.hpp"

#include <gtest/gtest.h>

namespace jiayu::registry {

TEST(PackedNumber, comes_back_as_it_was_with_its_birth_date_and_sex) {
    for (std::string_view number : {"990412198803050021", "99041220160504002X", "100000190001010000"})
        EXPECT_EQ(unpack_citizen_number(pack_citizen_number(number)).view(), number);
    auto packed = pack_citizen_number("99041220160504002X");
    EXPECT_EQ(birth_date_of(packed), 20160504);
    EXPECT_EQ(sex_of(packed), 2);
    EXPECT_EQ(sex_of(pack_citizen_number("990412198602110016")), 1);
}

TEST(PackedNumber, everything_else_is_none) {
    for (std::string_view text : {"", "99041219880305002", "9904121988030500211", "99041219880305002x", "9904121988O3050021", "9904121988030500２1"})
        EXPECT_EQ(pack_citizen_number(text), 0u) << text;
    EXPECT_EQ(unpack_citizen_number(0).view(), "");
}

}  // namespace jiayu::registry
