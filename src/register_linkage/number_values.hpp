// What is known of a citizen number as written, one entry a distinct text, and how alike two of them are.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "linkage/count_slips.hpp"

namespace jiayu::register_linkage {

using linkage::count_slips;

// GB 11643; the order is that of the model's levels.
enum class NumberLevel : std::uint8_t {
    absent,
    exact,
    upgraded,      // one is the 15-digit form of the other
    slip,          // one digit wrong, lost or added, or two neighbours swapped; at least one of the two is not valid
    garbled,       // two slips; at least one is not valid
    not_valid,     // differ, and at least one is not valid
    same_day,      // both valid, differing in nothing but order and check character: a twin, or a neighbour born that day
    different      // both valid
};

struct NumberValue {
    std::array<char, 20> text{};
    std::uint8_t length = 0;
    bool is_valid = false;         // 18 characters with the right check character, or 15 digits that upgrade
    std::uint8_t sex = 0;          // GB/T 2261.1, of a valid number
    std::int32_t birth_date = 0;   // of a valid number
    std::uint32_t person = 0;      // code of the 18-character form: equal for a number and its 15-digit form

    std::string_view view() const { return {text.data(), length}; }
};

// `folded` as by jiayu::fold_number (domain/citizen_number.hpp).
NumberValue number_value(std::string_view folded);
std::string upgraded_number(std::string_view folded);  // the 18-character form of 15 digits; else the same text

NumberLevel compare_numbers(NumberValue const& a, NumberValue const& b);

}  // namespace jiayu::register_linkage
