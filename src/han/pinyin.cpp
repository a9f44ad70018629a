#include "han/pinyin.hpp"

#include "base/utf8.hpp"
#include "han/character_tables.hpp"

namespace jiayu::han {

namespace {

constexpr bool in_block(char32_t c) { return c >= tables::block_first && c <= tables::block_last; }

tables::CompoundSurname const* find_compound(char32_t first, char32_t second) {
    if (!in_block(first) || !(tables::block_surname_readings[first - tables::block_first] & tables::begins_compound)) return nullptr;
    std::span known(tables::compound_surnames, tables::compound_surname_count);
    auto at = std::ranges::lower_bound(known, std::pair(first, second), {}, [](auto const& c) { return std::pair(c.first, c.second); });
    return at != known.end() && at->first == first && at->second == second ? &*at : nullptr;
}

Sound sound_of(char32_t c) {
    if (c >= 'A' && c <= 'Z') return Sound(first_letter_sound + (c - 'A'));
    if (c >= '0' && c <= '9') return Sound(first_digit_sound + (c - '0'));
    auto reading = main_reading(c);
    return reading ? reading : silent;
}

Sound surname_sound_of(char32_t c) {
    if (in_block(c))
        if (auto reading = tables::block_surname_readings[c - tables::block_first] & ~tables::begins_compound) return Sound(reading);
    return sound_of(c);
}

constexpr bool is_latin(char32_t c) { return c < 0x2E80 && c != U'·'; }

std::size_t bytes_of(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (count-- && at < text.size()) next_code_point(text, at);
    return at;
}

struct Decoded {
    char32_t characters[NameSounds::size_max];
    std::uint8_t size = 0;
    bool has_dot = false;
};

Decoded decode(std::string_view name) {
    Decoded decoded;
    for (std::size_t at = 0; at < name.size() && decoded.size < NameSounds::size_max;) {
        auto c = next_code_point(name, at);
        if (c == U'·') decoded.has_dot = true;
        else decoded.characters[decoded.size++] = c;
    }
    return decoded;
}

// A name of five or more characters without a compound surname is a transcription.
std::uint8_t surname_size(Decoded const& name) {
    if (name.has_dot || name.size == 0 || is_latin(name.characters[0])) return 0;
    if (name.size >= 3 && find_compound(name.characters[0], name.characters[1])) return 2;
    return name.size <= 4 || is_latin(name.characters[1]) ? 1 : 0;
}

std::string spelled(Sound sound, std::string_view written) {
    if (sound < syllable_count()) return std::string(spelling_of(sound));
    if (sound >= first_letter_sound && sound < first_letter_sound + 26) return std::string(1, char('a' + sound - first_letter_sound));
    return std::string(written);
}

}  // namespace

SplitName split_name(std::string_view name) {
    auto size = bytes_of(name, surname_size(decode(name)));
    return {name.substr(0, size), name.substr(size)};
}

NameSounds sounds_of_name(std::string_view name) {
    auto decoded = decode(name);
    NameSounds result;
    result.surname_size = surname_size(decoded);
    result.size = decoded.size;
    std::size_t at = 0;
    if (result.surname_size == 2) {
        auto const* compound = find_compound(decoded.characters[0], decoded.characters[1]);
        result.sounds[0] = compound->first_reading;
        result.sounds[1] = compound->second_reading;
        at = 2;
    } else if (result.surname_size == 1) {
        result.sounds[0] = surname_sound_of(decoded.characters[0]);
        at = 1;
    }
    for (; at < decoded.size; ++at) result.sounds[at] = sound_of(decoded.characters[at]);
    return result;
}

NamePinyin pinyin_of_name(std::string_view name) {
    auto sounds = sounds_of_name(name);
    NamePinyin pinyin;
    std::size_t at = 0;
    for (std::size_t i = 0; i < sounds.size;) {
        auto start = at;
        if (next_code_point(name, at) == U'·') continue;
        auto& part = i < sounds.surname_size ? pinyin.surname : pinyin.given;
        part += spelled(sounds.sounds[i++], name.substr(start, at - start));
    }
    return pinyin;
}

}  // namespace jiayu::han
