// The arrays that tools/make_character_tables.cpp fills; read through han/character.hpp.
#pragma once
#include "han/character.hpp"

namespace jiayu::han::tables {

inline constexpr char32_t block_first = 0x4E00, block_last = 0x9FFF;

extern Character const characters[];  // ascending
extern std::size_t const character_count;
extern Syllable const reading_pool[];
extern std::string_view const syllables[];  // ascending from index 1
extern std::size_t const syllable_count;
extern Syllable const block_readings[block_last - block_first + 1];
extern char16_t const block_folded[block_last - block_first + 1];
extern std::uint32_t const page_starts[];  // index of the first character at or after page*256, for pages 0 to 0x324

// Readings as a surname; 0 where they are the main reading.
extern Syllable const block_surname_readings[block_last - block_first + 1];
inline constexpr Syllable begins_compound = 0x8000;  // set beside the reading of a character that begins one

struct CompoundSurname {
    char32_t first, second;
    Syllable first_reading, second_reading;
};
extern CompoundSurname const compound_surnames[];  // ascending
extern std::size_t const compound_surname_count;

// Pairs of the hand-made table, in both directions, ascending.
struct ConfusedPair {
    char32_t character, other;
    std::uint8_t kind;  // han::Confusion
};
extern ConfusedPair const confused_pairs[];
extern std::size_t const confused_pair_count;

struct PrivateUse {
    char32_t from, to;
};
extern PrivateUse const private_use[];
extern std::size_t const private_use_count;

}  // namespace jiayu::han::tables
