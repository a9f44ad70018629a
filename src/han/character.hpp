// What is known of a Chinese character: readings, folded form, shape. From Unihan and the hand-made tables of han/data, compiled
// at build time by tools/make_character_tables.cpp.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace jiayu::han {

// A toneless Mandarin syllable as an index into syllables(); 0 means none. ü is written v.
using Syllable = std::uint16_t;

struct Character {
    char32_t code_point;
    char32_t folded;            // the simplified or main form; itself when nothing is to fold
    std::uint32_t four_corner;  // five digits (a missing fifth is 0); 0xFFFFFFFF absent
    std::uint16_t reading_at;   // into the pool of readings
    std::uint8_t reading_count;
    std::uint8_t strokes;  // 0 absent
    std::uint8_t radical;  // 1 to 214; 0 absent
    // Among the 8,105 of the general table of 2013 (通用规范汉字表): 1 or 2 as the level in GB 2312, 3 when not in that;
    // 0 for characters outside the general table.
    std::uint8_t level;
};

Character const* find_character(char32_t code_point);  // nullptr: not a Chinese character

std::span<Syllable const> readings_of(Character const& character);  // the customary one first
std::string_view spelling_of(Syllable syllable);
Syllable syllable_from_spelling(std::string_view spelling);  // 0 when there is no such syllable
std::size_t syllable_count();                                // the none at index 0 included

// The hot paths: one load for the characters U+4E00–U+9FFF. 0 when the character has no reading.
Syllable main_reading(char32_t code_point);
char32_t folded_form(char32_t code_point);  // other characters give themselves

}  // namespace jiayu::han
