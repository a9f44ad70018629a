// How alike two texts can be at best, told from their lengths and the characters that occur in them: most pairs of values are far
// apart, and a level asks only whether they are near.
#pragma once
#include <algorithm>
#include <bit>
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

// No edit distance is less: a character that the other text lacks takes an edit at least.
inline unsigned least_edits(TextBound const& a, TextBound const& b) {
    auto only_a = unsigned(std::popcount(a.characters & ~b.characters)), only_b = unsigned(std::popcount(b.characters & ~a.characters));
    auto lengths = a.length > b.length ? a.length - b.length : b.length - a.length;
    return std::max({lengths, only_a, only_b});
}

// No Jaro similarity is more.
inline double most_jaro(TextBound const& a, TextBound const& b) {
    auto only_a = std::uint32_t(std::popcount(a.characters & ~b.characters)), only_b = std::uint32_t(std::popcount(b.characters & ~a.characters));
    auto matches = double(std::min(a.length - std::min(a.length, only_a), b.length - std::min(b.length, only_b)));
    if (matches == 0) return 0;
    return (matches / a.length + matches / b.length + 1) / 3;
}

}  // namespace jiayu::linkage
