#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "han/normalize_name.hpp"
#include "linkage/fold_text.hpp"
#include "linkage/transform_table.hpp"

namespace jiayu::linkage {

namespace {

constexpr bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower(std::string_view value, int) {
    std::string text;
    for (std::size_t at = 0; at < value.size();) {
        auto const c = next_code_point(value, at);
        append_code_point(text, c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : char32_t(u_tolower(UChar32(c))));
    }
    return text;
}

bool is_space(char32_t c) { return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : u_isUWhiteSpace(UChar32(c)); }

std::string trim(std::string_view value, int) {
    std::size_t begin = value.size(), end = 0;
    for (std::size_t at = 0; at < value.size();) {
        auto const start = at;
        if (is_space(next_code_point(value, at))) continue;
        begin = std::min(begin, start);
        end = at;
    }
    return begin < end ? std::string(value.substr(begin, end - begin)) : std::string();
}

std::string letters(std::string_view value, int) {
    std::string text;
    for (std::size_t at = 0; at < value.size();) {
        auto const c = next_code_point(value, at);
        if (c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : bool(u_isalpha(UChar32(c)))) append_code_point(text, c);
    }
    return text;
}

std::string digits(std::string_view value, int) {
    std::string text;
    for (char c : is_ascii(value) ? std::string(value) : han::fold_width(value))
        if (c >= '0' && c <= '9') text += c;
    return text;
}

std::string first(std::string_view value, int count) {
    std::size_t at = 0;
    while (count-- > 0 && at < value.size()) next_code_point(value, at);
    return std::string(value.substr(0, at));
}

std::string last(std::string_view value, int count) {
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < value.size(); next_code_point(value, at)) begins.push_back(at);
    auto const kept = std::min(begins.size(), std::size_t(count));
    return kept ? std::string(value.substr(begins[begins.size() - kept])) : std::string();
}

constexpr TransformRow rows[] = {
    {"fold", [](std::string_view value, int) { return fold_text(value); }},
    {"lower", lower}, {"trim", trim}, {"letters", letters}, {"digits", digits}, {"first", first, true}, {"last", last, true},
};

}  // namespace

std::span<TransformRow const> text_transforms() { return rows; }

}  // namespace jiayu::linkage
