#include "han/normalize_name.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/assert.hpp"
#include "base/utf8.hpp"
#include "han/character.hpp"
#include "han/character_tables.hpp"

namespace jiayu::han {

namespace {

constexpr char32_t middle_dot = U'·';

// The common case costs one pass and no Unicode machinery: upper-case letters, digits, and characters of the main block that
// fold to themselves.
bool is_normal(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        auto byte = static_cast<unsigned char>(name[at]);
        if (byte < 0x80) {
            if (!((byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9'))) return false;
            ++at;
            continue;
        }
        if ((byte & 0xF0) != 0xE0 || at + 3 > name.size()) return false;
        auto c = char32_t((byte & 0x0F) << 12 | (name[at + 1] & 0x3F) << 6 | (name[at + 2] & 0x3F));
        if (c < tables::block_first || c > tables::block_last || tables::block_folded[c - tables::block_first] != c) return false;
        at += 3;
    }
    return true;
}

bool is_middle_dot(char32_t c) {
    constexpr std::u32string_view dots = U"·•・･‧∙⋅●⸱᛫·";
    return dots.find(c) != dots.npos;
}

bool is_dropped(char32_t c) { return u_isUWhiteSpace(UChar32(c)) || u_charType(UChar32(c)) == U_FORMAT_CHAR || c < 0x20; }

char32_t standard_form(char32_t c) {
    if (c >= 0xE000 && c <= 0xF8FF)
        for (auto const& old : std::span(tables::private_use, tables::private_use_count))
            if (old.from == c) c = old.to;
    if (is_middle_dot(c)) return middle_dot;
    if (c < 0x2E80) return char32_t(u_toupper(UChar32(c)));
    return folded_form(c);
}

std::string compatible_form(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* nfkc = icu::Normalizer2::getNFKCInstance(status);
    JIAYU_ASSERT(U_SUCCESS(status));
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded);
    nfkc->normalizeUTF8(0, text, sink, nullptr, status);
    JIAYU_ASSERT(U_SUCCESS(status));
    return folded;
}

bool is_chinese(std::u32string_view text, std::size_t at) { return at < text.size() && find_character(text[at]); }

}  // namespace

std::string normalize_name(std::string_view name) {
    if (is_normal(name)) return std::string(name);
    std::u32string kept;
    for (auto c : to_code_points(compatible_form(name)))
        if (auto standard = standard_form(c); !is_dropped(standard)) kept += standard;
    std::string normal;
    for (std::size_t at = 0; at < kept.size(); ++at) {
        bool dot = kept[at] == U'.' && at > 0 && is_chinese(kept, at - 1) && is_chinese(kept, at + 1);
        append_code_point(normal, dot ? middle_dot : kept[at]);
    }
    return compatible_form(normal);  // what stood between marks is gone: their order may be another
}

std::string fold_width(std::string_view text) {
    std::string folded;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            folded += text[at++];
            continue;
        }
        auto start = at;
        auto c = next_code_point(text, at);
        if (c >= 0xFF01 && c <= 0xFF5E) folded += char(c - 0xFEE0);
        else if (c == 0x3000 || c == 0xA0 || c == 0x2003 || c == 0x2002) folded += ' ';
        else if (c != 0xFEFF && c != 0x200B) folded.append(text, start, at - start);
    }
    auto first = folded.find_first_not_of(" \t\r\n"), last = folded.find_last_not_of(" \t\r\n");
    return first == folded.npos ? std::string() : folded.substr(first, last - first + 1);
}

}  // namespace jiayu::han
