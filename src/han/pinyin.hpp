// Mandarin readings of names: surname and given name apart, surnames with their own readings (单 shan, 尉迟 yuchi).
// All functions take names that normalize_name() has made.
#pragma once
#include <string>
#include <string_view>

#include "han/character.hpp"

namespace jiayu::han {

struct SplitName {
    std::string_view surname;  // empty when the name has none: written with middle dots, or in Latin letters
    std::string_view given;
};

// One character is the surname, or two when they are a compound surname and a given name follows.
SplitName split_name(std::string_view name);

struct NamePinyin {
    std::string surname;  // "shan", "ouyang"
    std::string given;    // "xiaofang"
};

// Characters that have no reading (letters, "?") stand for themselves, letters in small.
NamePinyin pinyin_of_name(std::string_view name);

// The sounds of a name, one per character. A sound is a syllable, or a number above all syllables for a letter, a digit, and
// whatever else has no reading.
using Sound = std::uint16_t;
inline constexpr Sound first_letter_sound = 600, first_digit_sound = 630, silent = 1023;  // silent: no reading

struct NameSounds {
    static constexpr std::size_t size_max = 12;  // what comes after is left out
    Sound sounds[size_max];
    std::uint8_t surname_size = 0;
    std::uint8_t size = 0;
};

NameSounds sounds_of_name(std::string_view name);

}  // namespace jiayu::han
