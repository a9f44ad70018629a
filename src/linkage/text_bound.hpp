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
    std::uint32_t distinct = 0;    // bits set in characters
};

TextBound text_bound(std::string_view text);

// As std::popcount, which is a call into a library where the build is for every processor.
inline unsigned count_bits(std::uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    return unsigned(((bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu) * 0x0101010101010101u >> 56);
}

// How many characters only one of two texts has.
struct Lacking {
    unsigned only_a, only_b;
};
inline Lacking lacking(TextBound const& a, TextBound const& b) {
    auto differing = count_bits(a.characters ^ b.characters);
    return {(differing + a.distinct - b.distinct) / 2, (differing + b.distinct - a.distinct) / 2};
}

// No edit distance is less: a character that the other text lacks takes an edit at least.
inline unsigned least_edits(TextBound const& a, TextBound const& b) {
    auto [only_a, only_b] = lacking(a, b);
    auto lengths = a.length > b.length ? a.length - b.length : b.length - a.length;
    return std::max({lengths, only_a, only_b});
}

// No two texts have more characters matched.
inline double most_matches(TextBound const& a, TextBound const& b) {
    auto [only_a, only_b] = lacking(a, b);
    return double(std::min(a.length - std::min(a.length, only_a), b.length - std::min(b.length, only_b)));
}

// No Jaro similarity is more.
inline double most_jaro(TextBound const& a, TextBound const& b) {
    auto matches = most_matches(a, b);
    if (matches == 0) return 0;
    return (matches / a.length + matches / b.length + 1) / 3;
}

// Whether Jaro's similarity can reach `least` (above 1/3, which matching nothing never does), without dividing.
inline bool may_reach_jaro(TextBound const& a, TextBound const& b, double least) {
    return most_matches(a, b) * double(a.length + b.length) >= (3 * least - 1) * double(a.length) * double(b.length) - 1e-6;
}

}  // namespace jiayu::linkage
