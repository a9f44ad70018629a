// Which characters are taken for one another: by sound, by shape, by habit. For comparing names and for inventing typing errors.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "han/name_keys.hpp"

namespace jiayu::han {

// One of the readings in common, tones apart.
bool same_sound(char32_t a, char32_t b);
// One of the readings in common once confused sounds are one (n=l, zh=z, -ang=-an …).
bool similar_sound(char32_t a, char32_t b, Dialect dialect = Dialect::mandarin);

// Listed by hand; or the same four-corner code and nearly as many strokes; or the same radical, nearly the same four-corner
// code and as many strokes, give or take one. Variants of one character are similar too.
bool similar_glyph(char32_t a, char32_t b);

// Kinds of the hand-made table.
enum class Confusion : std::uint8_t { look_alike, same_sound, surname, variant };
bool is_confused(char32_t a, char32_t b, Confusion kind);
std::vector<char32_t> confused_with(char32_t character, Confusion kind);

// Characters in use (level 1 or 2) with the same main reading, or of similar shape; the common ones first; itself left out.
// Empty for other characters. Built at first use; safe from several threads.
std::vector<char32_t> homophones_of(char32_t character);
std::span<char32_t const> look_alikes_of(char32_t character);

}  // namespace jiayu::han
