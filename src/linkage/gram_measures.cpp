#include "linkage/measure_table.hpp"

namespace jiayu::linkage {

namespace {

using enum MeasureKind;

template <auto member, SplitText split>
void prepare(PreparedParts& parts, Dictionary const& values) {
    if (auto& part = parts.*member; !part) part.emplace(values, split);
}

constexpr auto bigrams = prepare<&PreparedParts::bigrams, split_bigrams>;
constexpr auto words = prepare<&PreparedParts::words, split_words>;
constexpr auto elements = prepare<&PreparedParts::elements, split_elements>;

template <auto part, auto compare>
double compare_grams(PreparedParts const& parts, Code a, Code b) {
    return double(((*(parts.*part)).*compare)(a, b));
}

constexpr MeasureRow rows[] = {
    {"jaccard", similarity, bigrams, compare_grams<&PreparedParts::bigrams, &GramValues::jaccard>},
    {"jaccard_words", similarity, words, compare_grams<&PreparedParts::words, &GramValues::jaccard>},
    {"cosine", similarity, bigrams, compare_grams<&PreparedParts::bigrams, &GramValues::cosine>},
    {"common_element", yes_or_no, elements, compare_grams<&PreparedParts::elements, &GramValues::have_common>},
    {"common_elements", similarity, elements, compare_grams<&PreparedParts::elements, &GramValues::overlap>},
    {"jaccard_elements", similarity, elements, compare_grams<&PreparedParts::elements, &GramValues::jaccard>},
};

}  // namespace

std::span<MeasureRow const> gram_measures() { return rows; }

}  // namespace jiayu::linkage
