#include "base/utf8.hpp"

namespace jiayu {

namespace {

constexpr char32_t replacement = 0xFFFD;

int length_by_first_byte(unsigned char byte) {
    if (byte < 0x80) return 1;
    if (byte >= 0xC2 && byte < 0xE0) return 2;
    if (byte >= 0xE0 && byte < 0xF0) return 3;
    if (byte >= 0xF0 && byte < 0xF5) return 4;
    return 0;
}

bool is_overlong_or_surrogate(char32_t code_point, int length) {
    return (length == 3 && code_point < 0x800) || (length == 4 && (code_point < 0x10000 || code_point > 0x10FFFF)) ||
           (code_point >= 0xD800 && code_point < 0xE000);
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
    auto first = static_cast<unsigned char>(text[at]);
    auto length = length_by_first_byte(first);
    if (length == 1) return ++at, first;
    if (length == 0 || at + std::size_t(length) > text.size()) return ++at, replacement;
    char32_t code_point = first & (0xFFu >> (length + 1));
    for (int i = 1; i < length; ++i) {
        auto byte = static_cast<unsigned char>(text[at + std::size_t(i)]);
        if ((byte & 0xC0) != 0x80) return ++at, replacement;
        code_point = code_point << 6 | (byte & 0x3F);
    }
    if (is_overlong_or_surrogate(code_point, length)) return ++at, replacement;
    at += std::size_t(length);
    return code_point;
}

void append_code_point(std::string& text, char32_t c) {
    auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) return add(c);
    if (c < 0x800) return add(0xC0 | c >> 6), add(0x80 | (c & 0x3F));
    if (c < 0x10000) return add(0xE0 | c >> 12), add(0x80 | (c >> 6 & 0x3F)), add(0x80 | (c & 0x3F));
    add(0xF0 | c >> 18), add(0x80 | (c >> 12 & 0x3F)), add(0x80 | (c >> 6 & 0x3F)), add(0x80 | (c & 0x3F));
}

std::size_t count_code_points(std::string_view text) {
    return std::size_t(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::u32string to_code_points(std::string_view text) {
    std::u32string code_points;
    for (std::size_t at = 0; at < text.size();) code_points += next_code_point(text, at);
    return code_points;
}

std::string to_utf8(std::u32string_view code_points) {
    std::string text;
    for (auto c : code_points) append_code_point(text, c);
    return text;
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto start = at;
        if (next_code_point(text, at) == replacement && text.substr(start, at - start) != "\xEF\xBF\xBD") return false;
    }
    return true;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto c = next_code_point(text, at);
        bool wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7A4) ||
                    (c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFF61) ||
                    (c >= 0xFFE0 && c < 0xFFE7) || (c >= 0x1F300 && c < 0x1F900) || c >= 0x20000;
        width += wide ? 2 : 1;
    }
    return width;
}

}  // namespace jiayu
