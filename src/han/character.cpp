#include "han/character.hpp"

#include "han/character_tables.hpp"

namespace jiayu::han {

Character const* find_character(char32_t c) {
    auto page = c >> 8;
    if (page >= 0x324) return nullptr;
    std::span found(tables::characters + tables::page_starts[page], tables::characters + tables::page_starts[page + 1]);
    auto at = std::ranges::lower_bound(found, c, {}, &Character::code_point);
    return at != found.end() && at->code_point == c ? &*at : nullptr;
}

std::span<Syllable const> readings_of(Character const& character) {
    return {tables::reading_pool + character.reading_at, character.reading_count};
}

std::string_view spelling_of(Syllable syllable) {
    return syllable < tables::syllable_count ? tables::syllables[syllable] : std::string_view();
}

Syllable syllable_from_spelling(std::string_view spelling) {
    std::span known(tables::syllables + 1, tables::syllable_count - 1);
    auto at = std::ranges::lower_bound(known, spelling);
    return at != known.end() && *at == spelling ? Syllable(at - known.begin() + 1) : Syllable(0);
}

std::size_t syllable_count() { return tables::syllable_count; }

Syllable main_reading(char32_t c) {
    if (c >= tables::block_first && c <= tables::block_last) return tables::block_readings[c - tables::block_first];
    auto const* character = find_character(c);
    return character && character->reading_count ? readings_of(*character)[0] : Syllable(0);
}

char32_t folded_form(char32_t c) {
    if (c >= tables::block_first && c <= tables::block_last)
        if (auto form = tables::block_folded[c - tables::block_first]) return form;
    auto const* character = find_character(c);
    return character ? character->folded : c;
}

}  // namespace jiayu::han
