#include "synth/latin_words.hpp"

#include <cmath>
#include <unordered_set>

#include "synth/csv_lines.hpp"

namespace jiayu::synth {

namespace {

using Words = std::vector<std::string>;

constexpr std::uint64_t shuffle_seed = 7;  // the order of built words; part of the data's recipe, so that seeds share one vocabulary

Words words_of(std::string_view lists, std::string_view name) {
    Words words;
    for_each_csv_row(lists, [&](auto const& cells) {
        if (cells[0] == name) for_each_word(cells[1], [&](auto word) { words.emplace_back(word == "-" ? "" : word); });
    });
    for (auto& word : words) std::ranges::replace(word, '_', ' ');
    return words;
}

void shuffle(Words& words) {
    Random random(shuffle_seed);
    for (auto left = words.size(); left > 1; --left) std::swap(words[left - 1], words[random.below(left)]);
}

// All joined words that are not in `common` yet, behind it, in an order of chance.
Words with_rare(Words common, Words const& first, Words const& middle, Words const& last) {
    std::unordered_set<std::string> known(common.begin(), common.end());
    Words rare;
    for (auto const& a : first)
        for (auto const& b : middle)
            for (auto const& c : last)
                if (known.insert(a + b + c).second) rare.push_back(a + b + c);
    shuffle(rare);
    common.insert(common.end(), rare.begin(), rare.end());
    return common;
}

struct NameLists {
    Words names;
    std::vector<Words> variants;
};

// Lines sex,name,variants (sex "" takes every line of name,variants).
NameLists names_of(std::string_view csv, std::string_view sex) {
    NameLists lists;
    for_each_csv_row(csv, [&](auto const& cells) {
        auto at = sex.empty() ? 0u : 1u;
        if (at && cells[0] != sex) return;
        lists.names.emplace_back(cells[at]);
        lists.variants.emplace_back();
        for_each_word(cells[at + 1], [&](auto word) { lists.variants.back().emplace_back(word); });
    });
    return lists;
}

Words given_names(LatinTexts const& texts, std::string_view sex, std::string_view endings) {
    return with_rare(names_of(texts.given_names, sex).names, words_of(texts.word_lists, "given_first"), {""},
                     words_of(texts.word_lists, endings));
}

Words surnames_of(LatinTexts const& texts) {
    auto part = [&](std::string_view list) { return words_of(texts.word_lists, list); };
    return with_rare(names_of(texts.surnames, "").names, part("surname_first"), part("surname_middle"), part("surname_last"));
}

Words towns_of(LatinTexts const& texts) {
    return with_rare({}, words_of(texts.word_lists, "town_first"), {""}, words_of(texts.word_lists, "town_last"));
}

Words streets_of(LatinTexts const& texts) {
    auto kinds = words_of(texts.word_lists, "street_kind");
    for (auto& kind : kinds) kind.insert(0, " ");
    return with_rare({}, words_of(texts.word_lists, "street_first"), {""}, kinds);
}

}  // namespace

RankedWords::RankedWords(std::vector<std::string> words, double shift, double power) : words_(std::move(words)) {
    double total = 0;
    for (std::size_t rank = 0; rank < words_.size(); ++rank) cumulative_.push_back(total += std::pow(double(rank) + shift, -power));
}

std::uint32_t RankedWords::draw_index(Random& random) const { return std::uint32_t(jiayu::draw(random, cumulative_)); }

// Shifts and powers: the commonest surname has about 1.2 % of the bearers, the commonest given name 3 to 4 % of one sex, as in published
// counts of English-speaking countries; the largest town has 4 % of the people.
LatinWords::LatinWords(LatinTexts const& texts)
    : male_variants_(names_of(texts.given_names, "1").variants), female_variants_(names_of(texts.given_names, "2").variants),
      surname_variants_(names_of(texts.surnames, "").variants), male_(given_names(texts, "1", "given_male"), 5, 1.05),
      female_(given_names(texts, "2", "given_female"), 6, 1.05), surnames(surnames_of(texts), 11, 1), towns(towns_of(texts), 4, 0.95),
      streets(streets_of(texts), 6, 0.7), mail_hosts(words_of(texts.word_lists, "mail_host"), 1, 1),
      house_names(words_of(texts.word_lists, "house_name"), 3, 0.8), occupations(words_of(texts.word_lists, "occupation"), 3, 1),
      titles(words_of(texts.word_lists, "title"), 1, 1) {}

std::string const& LatinWords::variant_of(Variants const& variants, RankedWords const& names, std::uint32_t name, Random& random) {
    if (name >= variants.size() || variants[name].empty()) return names[name];
    return variants[name][random.below(variants[name].size())];
}

std::string const& LatinWords::given_variant(int sex, std::uint32_t name, Random& random) const {
    return variant_of(sex == 1 ? male_variants_ : female_variants_, given(sex), name, random);
}

std::string const& LatinWords::surname_variant(std::uint32_t name, Random& random) const {
    return variant_of(surname_variants_, surnames, name, random);
}

std::string LatinWords::shortened_street(std::string const& street) {
    struct Short {
        std::string_view kind, text;
    };
    static constexpr Short shorts[] = {{" Street", " St"}, {" Road", " Rd"}, {" Lane", " Ln"}, {" Avenue", " Ave"}, {" Close", " Cl"},
                                       {" Drive", " Dr"}, {" Place", " Pl"}, {" Crescent", " Cres"}, {" Terrace", " Tce"}, {" Court", " Ct"}};
    for (auto [kind, text] : shorts)
        if (street.ends_with(kind)) return street.substr(0, street.size() - kind.size()).append(text);
    return street;
}

LatinTexts read_latin_texts(Path const& packs) {
    auto folder = packs / "demo/latin";
    return {read_file(folder / "given_names.csv"), read_file(folder / "surnames.csv"), read_file(folder / "word_lists.csv")};
}

}  // namespace jiayu::synth
