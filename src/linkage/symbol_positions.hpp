// Where a symbol stands in a text of up to 64 symbols, as bits: what bit-parallel measures ask for each character.
#pragma once
#include <cstdint>
#include <span>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jiayu::linkage {

constexpr std::size_t bit_parallel_max = 64;

constexpr std::uint64_t low_bits(std::size_t count) { return count >= 64 ? ~0ull : (1ull << count) - 1; }

template <class Symbol>
std::uint64_t positions_one_by_one(Symbol sought, std::span<Symbol const> text) {
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < text.size(); ++i) found |= std::uint64_t(text[i] == sought) << i;
    return found;
}

#if defined(__SSE2__)
// Sixteen symbols at once; those behind the text's end are read and masked off (TextValues keeps them readable).
inline std::uint64_t positions_of(std::uint8_t sought, std::span<std::uint8_t const> text) {
    auto const wanted = _mm_set1_epi8(char(sought));
    std::uint64_t found = 0;
    for (std::size_t at = 0; at < text.size(); at += 16) {
        auto const equal = _mm_cmpeq_epi8(wanted, _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at)));
        found |= std::uint64_t(std::uint32_t(_mm_movemask_epi8(equal))) << at;
    }
    return found & low_bits(text.size());
}

inline std::uint64_t positions_of(char16_t sought, std::span<char16_t const> text) {
    auto const wanted = _mm_set1_epi16(short(sought));
    std::uint64_t found = 0;
    for (std::size_t at = 0; at < text.size(); at += 8) {
        auto const equal = _mm_cmpeq_epi16(wanted, _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at)));
        found |= std::uint64_t(std::uint32_t(_mm_movemask_epi8(_mm_packs_epi16(equal, _mm_setzero_si128())))) << at;
    }
    return found & low_bits(text.size());
}
#else
inline std::uint64_t positions_of(std::uint8_t sought, std::span<std::uint8_t const> text) { return positions_one_by_one(sought, text); }
inline std::uint64_t positions_of(char16_t sought, std::span<char16_t const> text) { return positions_one_by_one(sought, text); }
#endif

inline std::uint64_t positions_of(char32_t sought, std::span<char32_t const> text) { return positions_one_by_one(sought, text); }

}  // namespace jiayu::linkage
