// Words that tables of Latin names are made of: lists of common names, then rarer ones built of syllables, all drawn by rank.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/random.hpp"

namespace jiayu::synth {

// A few words are very common and most are rare: weight 1 / (rank + shift)^power.
class RankedWords {
public:
    RankedWords(std::vector<std::string> words, double shift, double power);
    std::uint32_t draw_index(Random& random) const;
    std::string const& draw(Random& random) const { return words_[draw_index(random)]; }
    std::string const& operator[](std::size_t index) const { return words_[index]; }
    std::size_t size() const { return words_.size(); }

private:
    std::vector<std::string> words_;
    std::vector<double> cumulative_;
};

struct LatinTexts {
    std::string given_names, surnames, word_lists;
};

class LatinWords {
public:
    explicit LatinWords(LatinTexts const& texts);

    RankedWords const& given(int sex) const { return sex == 1 ? male_ : female_; }
    // A nickname or another spelling; the name itself where none is known.
    std::string const& given_variant(int sex, std::uint32_t name, Random& random) const;
    std::string const& surname_variant(std::uint32_t name, Random& random) const;
    static std::string shortened_street(std::string const& street);  // Mill Street → Mill St

private:
    using Variants = std::vector<std::vector<std::string>>;  // by name; names beyond have none
    static std::string const& variant_of(Variants const& variants, RankedWords const& names, std::uint32_t name, Random& random);

    Variants male_variants_, female_variants_, surname_variants_;
    RankedWords male_, female_;

public:
    RankedWords surnames, towns, streets, mail_hosts, house_names, occupations, titles;
};

LatinTexts read_latin_texts(Path const& packs);

}  // namespace jiayu::synth
