// A citizen number in 64 bits, for comparing and looking up millions of them: 17 digits times 11 plus the check character.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace jiayu::registry {

using PackedNumber = std::uint64_t;  // 0: none

// 0 for everything but 17 digits and a digit or X. The check character is not checked: whoever is looked up by it has a valid one.
constexpr PackedNumber pack_citizen_number(std::string_view text) {
    if (text.size() != 18) return 0;
    PackedNumber packed = 0;
    for (char digit : text.substr(0, 17)) {
        if (digit < '0' || digit > '9') return 0;
        packed = packed * 10 + PackedNumber(digit - '0');
    }
    char check = text[17];
    if (check == 'X') return packed * 11 + 10;
    return check >= '0' && check <= '9' ? packed * 11 + PackedNumber(check - '0') : 0;
}

// The 18 characters again; empty for 0.
class CitizenNumberText {
public:
    explicit constexpr CitizenNumberText(PackedNumber packed) : size_(packed ? 18 : 0) {
        auto check = packed % 11;
        characters_[17] = check == 10 ? 'X' : char('0' + check);
        packed /= 11;
        for (int i = 16; i >= 0; --i, packed /= 10) characters_[std::size_t(i)] = char('0' + packed % 10);
    }
    constexpr std::string_view view() const { return {characters_.data(), size_}; }

private:
    std::array<char, 18> characters_{};
    std::size_t size_;
};
constexpr CitizenNumberText unpack_citizen_number(PackedNumber packed) { return CitizenNumberText(packed); }

constexpr std::int32_t birth_date_of(PackedNumber packed) { return std::int32_t(packed / 11 / 1000 % 100'000'000); }
constexpr int sex_of(PackedNumber packed) { return packed / 11 % 2 ? 1 : 2; }  // GB/T 2261.1

}  // namespace jiayu::registry
