#include "linkage/measure_table.hpp"
#include "linkage/text_edits.hpp"
#include "linkage/text_jaro.hpp"

namespace jiayu::linkage {

namespace {

using enum MeasureKind;

constexpr auto texts = prepare_part<&PreparedParts::texts>;

template <Edits edits>
double edits_between(PreparedParts const& parts, Code a, Code b) {
    return parts.texts->compare(a, b, [](auto left, auto right) { return double(edit_distance(left, right, edits)); });
}

// 1 - distance / the longer text's length.
template <Edits edits>
double similarity_of_edits(PreparedParts const& parts, Code a, Code b) {
    auto const size = std::max(parts.texts->size_of(a), parts.texts->size_of(b));
    return size ? 1 - edits_between<edits>(parts, a, b) / double(size) : 1;
}

void prepare_names(PreparedParts& parts, Dictionary const& values) {
    texts(parts, values);
    if (!parts.short_names) parts.short_names = pack_short_names(values);
}

double compare_names(PreparedParts const& parts, Code a, Code b) {
    if (auto const& names = *parts.short_names; !names.empty() && names[a] && names[b]) return jaro_winkler(names[a], names[b]);
    return parts.texts->compare(a, b, [](auto left, auto right) { return jaro_winkler(left, right); });
}

constexpr MeasureRow rows[] = {
    {"equal", yes_or_no, [](PreparedParts&, Dictionary const&) {}, [](PreparedParts const&, Code a, Code b) { return double(a == b); }},
    {"jaro", similarity, texts,
     [](PreparedParts const& parts, Code a, Code b) {
         return parts.texts->compare(a, b, [](auto left, auto right) { return jaro(left, right); });
     }},
    {"jaro_winkler", similarity, prepare_names, compare_names},
    {"levenshtein", distance, texts, edits_between<Edits::plain>},
    {"damerau_levenshtein", distance, texts, edits_between<Edits::with_swaps>},
    {"levenshtein_similarity", similarity, texts, similarity_of_edits<Edits::plain>},
    {"damerau_levenshtein_similarity", similarity, texts, similarity_of_edits<Edits::with_swaps>},
};

}  // namespace

std::span<MeasureRow const> text_measures() { return rows; }

}  // namespace jiayu::linkage
