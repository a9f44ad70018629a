#include "han/similar_characters.hpp"

#include "han/character_tables.hpp"

namespace jiayu::han {

namespace {

std::span<tables::ConfusedPair const> confused_pairs(char32_t c) {
    std::span all(tables::confused_pairs, tables::confused_pair_count);
    auto found = std::ranges::equal_range(all, c, {}, &tables::ConfusedPair::character);
    return {found.begin(), found.end()};
}

template <class Fold>
bool share_a_sound(char32_t a, char32_t b, Fold fold) {
    auto const *first = find_character(a), *second = find_character(b);
    if (!first || !second) return a == b;
    for (auto x : readings_of(*first))
        for (auto y : readings_of(*second))
            if (fold(x) == fold(y)) return true;
    return false;
}

int differing_corners(std::uint32_t a, std::uint32_t b) {
    int count = 0;
    for (a /= 10, b /= 10; a || b; a /= 10, b /= 10) count += a % 10 != b % 10;
    return count;
}

bool are_similar_glyphs(Character const& a, Character const& b) {
    if (a.folded == b.folded) return true;
    if (a.four_corner == 0xFFFFFFFF || b.four_corner == 0xFFFFFFFF || a.strokes == 0 || b.strokes == 0) return false;
    auto strokes = std::abs(int(a.strokes) - int(b.strokes));
    if (a.four_corner == b.four_corner && strokes <= 2) return true;
    return a.radical == b.radical && strokes <= 1 && differing_corners(a.four_corner, b.four_corner) <= 1;
}

bool is_in_use(Character const& c) { return c.level == 1 || c.level == 2; }

std::vector<Character const*> characters_in_use() {
    std::vector<Character const*> found;
    for (auto const& c : std::span(tables::characters, tables::character_count))
        if (is_in_use(c)) found.push_back(&c);
    std::ranges::stable_sort(found, {}, &Character::level);
    return found;
}

using Lists = std::unordered_map<char32_t, std::vector<char32_t>>;

Lists make_look_alikes() {
    auto characters = characters_in_use();
    Lists lists;
    for (auto const* c : characters) {
        auto& list = lists[c->code_point];
        for (auto const& pair : confused_pairs(c->code_point))
            if (pair.kind == std::uint8_t(Confusion::look_alike)) list.push_back(pair.other);
        for (auto const* other : characters)
            if (other != c && are_similar_glyphs(*c, *other) && std::ranges::find(list, other->code_point) == list.end())
                list.push_back(other->code_point);
    }
    return lists;
}

// By syllable.
std::vector<std::vector<char32_t>> make_homophones() {
    std::vector<std::vector<char32_t>> lists(syllable_count());
    for (auto const* c : characters_in_use())
        if (c->reading_count) lists[readings_of(*c)[0]].push_back(c->code_point);
    return lists;
}

}  // namespace

bool same_sound(char32_t a, char32_t b) {
    return share_a_sound(a, b, [](Syllable s) { return s; });
}

bool similar_sound(char32_t a, char32_t b, Dialect dialect) {
    return share_a_sound(a, b, [dialect](Syllable s) { return similar_class(s, dialect); });
}

bool is_confused(char32_t a, char32_t b, Confusion kind) {
    return std::ranges::any_of(confused_pairs(a), [&](auto const& pair) { return pair.other == b && pair.kind == std::uint8_t(kind); });
}

std::vector<char32_t> confused_with(char32_t character, Confusion kind) {
    std::vector<char32_t> others;
    for (auto const& pair : confused_pairs(character))
        if (pair.kind == std::uint8_t(kind)) others.push_back(pair.other);
    return others;
}

bool similar_glyph(char32_t a, char32_t b) {
    if (a == b || is_confused(a, b, Confusion::look_alike)) return true;
    auto const *first = find_character(a), *second = find_character(b);
    return first && second && are_similar_glyphs(*first, *second);
}

std::vector<char32_t> homophones_of(char32_t character) {
    static auto const lists = make_homophones();
    auto const* found = find_character(character);
    if (!found || !is_in_use(*found) || found->reading_count == 0) return {};
    auto others = lists[readings_of(*found)[0]];
    std::erase(others, character);
    return others;
}

std::span<char32_t const> look_alikes_of(char32_t character) {
    static auto const lists = make_look_alikes();
    auto found = lists.find(character);
    return found == lists.end() ? std::span<char32_t const>() : found->second;
}

}  // namespace jiayu::han
