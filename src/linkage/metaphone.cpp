#include "linkage/metaphone.hpp"

namespace jiayu::linkage {

namespace {

constexpr bool is_in(char c, std::string_view letters) { return c && letters.find(c) != letters.npos; }
constexpr bool is_vowel(char c) { return is_in(c, "AEIOU"); }
constexpr bool is_front(char c) { return is_in(c, "EIY"); }

// A word and a place in it; letters outside the word are 0.
struct Place {
    std::string_view word;
    std::size_t at;

    char ahead(std::size_t steps) const { return at + steps < word.size() ? word[at + steps] : char(0); }
    char here() const { return word[at]; }
    char before() const { return at ? word[at - 1] : char(0); }
    bool reads(std::string_view letters) const { return word.substr(at).starts_with(letters); }
    bool ends_after(std::size_t letters) const { return at + letters == word.size(); }
};

struct Coded {
    std::string_view code;
    std::size_t read = 1;
};

Coded code_c(Place place) {
    if (place.reads("CIA")) return {"X"};
    if (place.reads("CH")) return {place.before() == 'S' ? "K" : "X", 2};
    if (is_front(place.ahead(1))) return {place.before() == 'S' ? "" : "S"};
    return {"K"};
}

Coded code_g(Place place) {
    if (place.ahead(1) == 'H') return place.ahead(2) && !is_vowel(place.ahead(2)) ? Coded{"", 2} : Coded{"K", 2};
    bool const is_silent = place.ahead(1) == 'N' && (place.ends_after(2) || (place.reads("GNED") && place.ends_after(4)));
    if (is_silent) return {""};
    return {is_front(place.ahead(1)) && place.before() != 'G' ? "J" : "K"};
}

Coded code_s(Place place) {
    if (place.reads("SH")) return {"X", 2};
    return {place.reads("SIO") || place.reads("SIA") ? "X" : "S"};
}

Coded code_t(Place place) {
    if (place.reads("TIA") || place.reads("TIO")) return {"X"};
    if (place.reads("TH")) return {"0", 2};
    return {place.reads("TCH") ? "" : "T"};
}

Coded code_h(Place place) {
    bool const is_silent = is_in(place.before(), "CSPTG") || (is_vowel(place.before()) && !is_vowel(place.ahead(1)));
    return {is_silent ? "" : "H"};
}

Coded code_d(Place place) {
    return place.ahead(1) == 'G' && is_front(place.ahead(2)) ? Coded{"J", 2} : Coded{"T"};
}

Coded code_at(Place place) {
    auto const c = place.here();
    if (is_vowel(c)) return {place.at ? std::string_view() : place.word.substr(0, 1)};
    switch (c) {
        case 'B': return {place.before() == 'M' && place.ends_after(1) ? "" : "B"};
        case 'C': return code_c(place);
        case 'D': return code_d(place);
        case 'G': return code_g(place);
        case 'H': return code_h(place);
        case 'K': return {place.before() == 'C' ? "" : "K"};
        case 'P': return place.ahead(1) == 'H' ? Coded{"F", 2} : Coded{"P"};
        case 'Q': return {"K"};
        case 'S': return code_s(place);
        case 'T': return code_t(place);
        case 'V': return {"F"};
        case 'W':
        case 'Y': return {is_vowel(place.ahead(1)) ? place.word.substr(place.at, 1) : std::string_view()};
        case 'X': return {"KS"};
        case 'Z': return {"S"};
        default: return {place.word.substr(place.at, 1)};
    }
}

// KNUTH, GNU, PNEU…, WRIGHT, AESOP lose their first letter; XENA begins with S, WHITE with W.
std::string with_plain_start(std::string_view capitals) {
    std::string word(capitals);
    for (std::string_view silent : {"KN", "GN", "PN", "WR", "AE"})
        if (word.starts_with(silent)) return word.substr(1);
    if (word.starts_with('X')) word[0] = 'S';
    if (word.starts_with("WH")) word.erase(1, 1);
    return word;
}

}  // namespace

std::string metaphone(std::string_view capitals) {
    auto const word = with_plain_start(capitals);
    std::string code;
    if (word == "W" || word == "WY" || capitals.starts_with("WH")) code = "W";
    for (std::size_t at = code.empty() ? 0 : 1; at < word.size();) {
        bool const is_doubled = at && word[at] == word[at - 1] && word[at] != 'C';
        auto const [letters, read] = is_doubled ? Coded{""} : code_at({word, at});
        code += letters;
        at += read;
    }
    return code;
}

}  // namespace jiayu::linkage
