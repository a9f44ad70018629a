#include "linkage/text_bound.hpp"

#include "base/utf8.hpp"
#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

BoundKind bound_kind_of(std::string_view measure) {
    if (measure == "levenshtein" || measure == "damerau_levenshtein") return BoundKind::edits;
    if (measure == "jaro") return BoundKind::jaro;
    return measure == "jaro_winkler" ? BoundKind::jaro_winkler : BoundKind::none;
}

TextBound text_bound(std::string_view text) {
    TextBound bound;
    for (std::size_t at = 0; at < text.size(); ++bound.length) {
        auto const byte = static_cast<unsigned char>(text[at]);
        // Code points as the measures count them, broken bytes included.
        auto const character = byte < 0x80 ? ++at, char32_t(byte) : next_code_point(text, at);
        bound.characters |= 1ull << ((character < 0x80 ? character : mix(character)) & 63);
    }
    bound.distinct = count_bits(bound.characters);
    return bound;
}

}  // namespace jiayu::linkage
