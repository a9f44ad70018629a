// Money in whole fen (1/100 yuan). No floating point, no silent overflow, no unnamed rounding.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace jiayu {

enum class Rounding { half_up, half_even, down, up };  // on the absolute amount

class Money {
public:
    constexpr Money() = default;
    static constexpr Money from_fen(std::int64_t fen) { return Money(fen); }
    static Money from_yuan(std::int64_t yuan);
    static Result<Money> parse_yuan(std::string_view text);  // "1234.5", "1,234.50"; at most two decimals

    constexpr std::int64_t fen() const { return fen_; }
    std::string to_yuan() const;  // "1234.50"

    // Overflow is a bug of the caller, not a result: these stop the program (JIAYU_ASSERT).
    friend Money operator+(Money, Money);
    friend Money operator-(Money, Money);
    friend Money operator*(Money, std::int64_t);
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    explicit constexpr Money(std::int64_t fen) : fen_(fen) {}
    std::int64_t fen_ = 0;
};

Money divide(Money amount, std::int64_t divisor, Rounding rounding);
Money take_share(Money amount, std::int64_t numerator, std::int64_t denominator, Rounding rounding);

// Parts that differ by one fen at most and sum to the amount; the larger ones first.
std::vector<Money> split_evenly(Money amount, std::size_t parts);

}  // namespace jiayu
