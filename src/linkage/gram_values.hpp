// The parts of each distinct text (bigrams, words, elements of a list) as sorted sets with counts, and how much two of them share.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

// A part as 64 bits. Bigrams are packed; words and elements are hashes, of which no two in a column are expected to be equal.
using Gram = std::uint64_t;
using SplitText = void (*)(std::string_view text, std::vector<Gram>& grams);

// Pairs of neighbouring characters, the text's begin and end counting as characters: "ab" has ^a, ab, b$.
void split_bigrams(std::string_view text, std::vector<Gram>& grams);
// Runs of letters and digits; a Chinese text without spaces is one word.
void split_words(std::string_view text, std::vector<Gram>& grams);
// What stands between ; | , and their full-width forms or 、, trimmed.
void split_elements(std::string_view text, std::vector<Gram>& grams);

class GramValues {
public:
    GramValues(Dictionary const& values, SplitText split);
    // Puts what another set knows of its value behind the values before `as`, as that code.
    void adopt(GramValues const& from, Code code, Code as);

    double jaccard(Code a, Code b) const;  // distinct parts in common among all distinct ones
    double overlap(Code a, Code b) const;  // in common among those of the side that has fewer
    double cosine(Code a, Code b) const;   // of the counts
    bool have_common(Code a, Code b) const { return shared(a, b) > 0; }

private:
    std::size_t size_of(Code code) const { return begins_[code + 1] - begins_[code]; }
    std::span<Gram const> grams(Code code) const { return {grams_.data() + begins_[code], size_of(code)}; }
    std::size_t shared(Code a, Code b) const;

    std::vector<std::size_t> begins_;
    std::vector<Gram> grams_;
    std::vector<std::uint16_t> counts_;  // of each gram in its text
    std::vector<float> norms_;           // by value
};

}  // namespace jiayu::linkage
