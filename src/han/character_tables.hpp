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

struct PrivateUse {
    char32_t from, to;
};
extern PrivateUse const private_use[];
extern std::size_t const private_use_count;

}  // namespace jiayu::han::tables
