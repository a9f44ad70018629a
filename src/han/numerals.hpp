// Chinese numerals ↔ integers.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jiayu::han {

// 三百二十一 → 321, 廿三 → 23, 十 → 10, 二〇一六 → 2016, 两万 → 20000, 贰佰 → 200; ASCII digits too. Below 10^12.
std::optional<std::int64_t> integer_from_numerals(std::string_view text);

// Digit by digit: 二〇一六 → "2016"; ASCII digits stay. Nothing else is accepted.
std::optional<std::string> digits_from_numerals(std::string_view text);

// 321 → 三百二十一, 15 → 十五, 10005 → 一万零五. 0 to 10^12 - 1.
std::string numerals_from_integer(std::int64_t number);

}  // namespace jiayu::han
