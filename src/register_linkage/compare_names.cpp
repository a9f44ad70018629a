#include "han/similar_characters.hpp"
#include "register_linkage/name_values.hpp"

namespace jiayu::register_linkage {

namespace {

bool is_unreadable(char32_t c) { return c == U'?' || c == U'〇' || c == U'□' || c == U'*' || c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF); }

bool sound_alike(NameValue const& a, NameValue const& b, std::size_t i) {
    return a.characters[i] == b.characters[i] || (a.sounds[i] && a.sounds[i] == b.sounds[i]) || is_unreadable(a.characters[i]) ||
           is_unreadable(b.characters[i]);
}

// Characters unlike in sound and shape. Shapes, which take longer to compare, are asked only where all other characters agree.
int count_unlike(NameValue const& a, NameValue const& b) {
    int unlike = 0;
    std::size_t where = 0;
    for (std::size_t i = 0; i < a.length; ++i)
        if (!sound_alike(a, b, i)) {
            ++unlike;
            where = i;
        }
    return unlike == 1 && a.length > 1 && han::similar_glyph(a.characters[where], b.characters[where]) ? 0 : unlike;
}

bool has_lost_character(NameValue const& shorter, NameValue const& longer) {
    if (shorter.length + 1 != longer.length || shorter.length < 2) return false;
    std::size_t i = 0;
    while (i < shorter.length && shorter.characters[i] == longer.characters[i]) ++i;
    for (; i < shorter.length; ++i)
        if (shorter.characters[i] != longer.characters[i + 1]) return false;
    return true;
}

bool is_swapped(NameValue const& a, NameValue const& b) {
    for (std::size_t i = 0; i + 1 < a.length; ++i) {
        auto swapped = b.characters;
        std::swap(swapped[i], swapped[i + 1]);
        if (a.characters == swapped) return true;
    }
    return false;
}

NameLevel compare_short(NameValue const& a, NameValue const& b) {
    if (a.length == b.length) {
        auto unlike = count_unlike(a, b);
        if (!unlike) return NameLevel::same_shape;
        if (is_swapped(a, b)) return NameLevel::swapped;
        if (unlike == 1 && a.length >= 3 && a.surname_sound == b.surname_sound) return NameLevel::one_character;
    }
    if (has_lost_character(a, b) || has_lost_character(b, a)) return NameLevel::lost_character;
    if (a.given_sound && a.given_sound == b.given_sound) return NameLevel::surname_differs;
    return a.surname_sound == b.surname_sound && a.surname_sound ? NameLevel::surname_only : NameLevel::different;
}

}  // namespace

unsigned compare_placeholder_surnames(NameValue const& a, NameValue const& b) {
    if (!(a.is_placeholder || b.is_placeholder) || !a.surname_sound || !b.surname_sound) return 0;
    return a.surname_sound == b.surname_sound ? 1 : 2;
}

NameLevel compare_names(NameValue const& a, NameValue const& b) {
    if (!a.length || !b.length || a.is_placeholder || b.is_placeholder) return NameLevel::absent;
    if (a.text == b.text) return NameLevel::exact;
    if (a.pinyin && a.pinyin == b.pinyin) return NameLevel::same_pinyin;
    if (a.sound && a.sound == b.sound) return NameLevel::similar_sound;
    if (a.length <= 4 && b.length <= 4) return compare_short(a, b);
    return a.surname_sound && a.surname_sound == b.surname_sound ? NameLevel::surname_only : NameLevel::different;
}

}  // namespace jiayu::register_linkage
