#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "linkage/gram_values.hpp"

namespace jiayu::linkage {

namespace {

constexpr char32_t edge = 0x110000;  // no code point

constexpr Gram pack(char32_t first, char32_t second) { return Gram(first) << 32 | second; }

bool is_of_word(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    return u_isalnum(UChar32(c)) || c == 0xFFFD;
}

bool separates(char32_t c) { return std::u32string_view(U";|,；｜，、").find(c) != std::u32string_view::npos; }

// Calls add(part) for the parts between the characters that end one.
template <class IsEnd, class Add>
void split_at(std::string_view text, IsEnd is_end, Add add) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const start = at;
        if (!is_end(next_code_point(text, at))) continue;
        add(text.substr(begin, start - begin));
        begin = at;
    }
    add(text.substr(begin));
}

}  // namespace

void split_bigrams(std::string_view text, std::vector<Gram>& grams) {
    if (text.empty()) return;
    auto last = edge;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = next_code_point(text, at);
        grams.push_back(pack(last, c));
        last = c;
    }
    grams.push_back(pack(last, edge));
}

void split_words(std::string_view text, std::vector<Gram>& grams) {
    split_at(text, [](char32_t c) { return !is_of_word(c); }, [&](std::string_view word) {
        if (!word.empty()) grams.push_back(hash_of(word));
    });
}

void split_elements(std::string_view text, std::vector<Gram>& grams) {
    split_at(text, separates, [&](std::string_view element) {
        auto const first = element.find_first_not_of(" \t"), last = element.find_last_not_of(" \t");
        if (first != element.npos) grams.push_back(hash_of(element.substr(first, last - first + 1)));
    });
}

}  // namespace jiayu::linkage
