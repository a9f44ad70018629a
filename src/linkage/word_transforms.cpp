#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "linkage/transform_table.hpp"

namespace jiayu::linkage {

namespace {

bool is_space(char32_t c) { return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : u_isUWhiteSpace(UChar32(c)); }

// What white space separates.
std::vector<std::string_view> words_of(std::string_view value) {
    std::vector<std::string_view> words;
    bool in_word = false;
    for (std::size_t at = 0, begin = 0; at < value.size();) {
        auto const start = at;
        bool const space = is_space(next_code_point(value, at));
        if (!space && !in_word) begin = start;
        in_word = !space;
        if (in_word && at < value.size()) continue;
        auto const end = space ? start : at;
        if (end > begin) words.push_back(value.substr(begin, end - begin));
        begin = at;
    }
    return words;
}

std::string word(std::string_view value, int number) {
    auto const words = words_of(value);
    return std::size_t(number) <= words.size() ? std::string(words[std::size_t(number) - 1]) : std::string();
}

std::string first_word(std::string_view value, int) { return word(value, 1); }

std::string last_word(std::string_view value, int) {
    auto const words = words_of(value);
    return words.empty() ? std::string() : std::string(words.back());
}

std::string words_sorted(std::string_view value, int) {
    auto words = words_of(value);
    std::ranges::sort(words);
    return fmt::format("{}", fmt::join(words, " "));
}

std::string initial(std::string_view value, int) {
    for (std::size_t at = 0; at < value.size();) {
        auto const start = at;
        auto const c = next_code_point(value, at);
        if (u_isalpha(UChar32(c))) return std::string(value.substr(start, at - start));
    }
    return {};
}

constexpr TransformRow rows[] = {
    {"word", word, true}, {"first_word", first_word}, {"last_word", last_word}, {"words_sorted", words_sorted}, {"initial", initial},
};

}  // namespace

std::span<TransformRow const> word_transforms() { return rows; }

}  // namespace jiayu::linkage
