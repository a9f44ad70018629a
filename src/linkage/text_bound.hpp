// How alike two texts can be at best, told from their lengths and the characters that occur in them: most pairs of values are far
// apart, and a level asks only whether they are near.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string_view>

namespace jiayu::linkage {

enum class BoundKind : std::uint8_t { none, edits, jaro, jaro_winkler };

BoundKind bound_kind_of(std::string_view measure);

struct TextBound {
    std::uint64_t characters = 0;  // a bit for each that occurs; different ones may share a bit
    std::uint32_t length = 0;      // code points
};

TextBound text_bound(std::string_view text);

// As std::popcount, which is a call into a library where the build is for every processor.
inline unsigned count_bits(std::uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    return unsigned(((bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu) * 0x0101010101010101u >> 56);
}

// No edit distance is less: a character that the other text lacks takes an edit at least.
inline unsigned least_edits(TextBound const& a, TextBound const& b) {
    auto only_a = count_bits(a.characters & ~b.characters), only_b = count_bits(b.characters & ~a.characters);
    auto lengths = a.length > b.length ? a.length - b.length : b.length - a.length;
    return std::max({lengths, only_a, only_b});
}

// No Jaro similarity is more.
inline double most_jaro(TextBound const& a, TextBound const& b) {
    auto only_a = count_bits(a.characters & ~b.characters), only_b = count_bits(b.characters & ~a.characters);
    auto matches = double(std::min(a.length - std::min(a.length, only_a), b.length - std::min(b.length, only_b)));
    if (matches == 0) return 0;
    return (matches / a.length + matches / b.length + 1) / 3;
}

}  // namespace jiayu::linkage
