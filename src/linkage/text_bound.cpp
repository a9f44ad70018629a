#include "linkage/text_bound.hpp"

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

BoundKind bound_kind_of(std::string_view measure) {
    if (measure == "levenshtein" || measure == "damerau_levenshtein") return BoundKind::edits;
    if (measure == "jaro") return BoundKind::jaro;
    return measure == "jaro_winkler" ? BoundKind::jaro_winkler : BoundKind::none;
}

TextBound text_bound(std::string_view text) {
    TextBound bound;
    std::uint64_t character = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto byte = static_cast<unsigned char>(text[i]);
        character = (byte & 0xC0) == 0x80 ? character << 8 | byte : byte;
        bool is_last = i + 1 == text.size() || (static_cast<unsigned char>(text[i + 1]) & 0xC0) != 0x80;
        if (!is_last) continue;
        ++bound.length;
        bound.characters |= 1ull << (character < 128 ? character & 63 : mix(character) & 63);
    }
    return bound;
}

}  // namespace jiayu::linkage
