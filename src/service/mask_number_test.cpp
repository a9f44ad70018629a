#include "service/mask_number.hpp"

#include <gtest/gtest.h>

namespace jiayu::service {

TEST(MaskNumber, shows_head_and_tail_alone) {
    struct Example {
        char const* given;
        char const* number;
        char const* phone;
    };
    Example const examples[] = {
        {"", "", ""},
        {"990412198803050021", "990412********0021", "990***********0021"},
        {"990412880305002", "990412*****5002", "990********5002"},
        {"12011112222", "***********", "120****2222"},
        {"９９0412198803050021", "９９0412********0021", "９９0***********0021"},
        {"无", "*", "*"},
    };
    for (auto const& example : examples) {
        EXPECT_EQ(mask_number(example.given), example.number);
        EXPECT_EQ(mask_phone(example.given), example.phone);
    }
}

}  // namespace jiayu::service
