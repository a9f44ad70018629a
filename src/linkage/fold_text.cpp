#include "linkage/fold_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace jiayu::linkage {

namespace {

std::string normal_form(icu::Normalizer2 const* form, std::string_view text, UErrorCode& status) {
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    form->normalizeUTF8(0, text, sink, nullptr, status);
    JIAYU_ASSERT(U_SUCCESS(status));
    return normal;
}

std::string compatible_form(std::string_view text) {
    auto status = U_ZERO_ERROR;
    return normal_form(icu::Normalizer2::getNFKCCasefoldInstance(status), text, status);
}

std::string decomposed_form(std::string_view text) {
    auto status = U_ZERO_ERROR;
    return normal_form(icu::Normalizer2::getNFDInstance(status), text, status);
}

std::string_view plain_letters(char32_t c) {
    static constexpr std::pair<char32_t, std::string_view> letters[] = {
        {U'ø', "o"}, {U'ł', "l"}, {U'đ', "d"}, {U'ð', "d"}, {U'þ', "th"}, {U'æ', "ae"}, {U'œ', "oe"}, {U'ħ', "h"}, {U'ı', "i"}, {U'ŧ', "t"}, {U'ŋ', "n"}};
    auto const found = std::ranges::find(letters, c, [](auto const& letter) { return letter.first; });
    return found == std::end(letters) ? std::string_view() : found->second;
}

// Marks of scripts that need them (Indic vowels) stay: only those that stand on Latin, Greek and Cyrillic letters go.
bool is_accent(char32_t c) { return c >= 0x300 && c < 0x370; }

}  // namespace

std::string fold_text(std::string_view text) {
    std::string folded;
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        for (char c : text) folded += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
        return folded;
    }
    auto const decomposed = decomposed_form(compatible_form(text));
    for (std::size_t at = 0; at < decomposed.size();) {
        auto const c = next_code_point(decomposed, at);
        if (is_accent(c)) continue;
        if (auto const plain = plain_letters(c); !plain.empty()) folded += plain;
        else append_code_point(folded, c);
    }
    return compatible_form(folded);
}

std::string latin_capitals(std::string_view text) {
    std::string letters;
    for (char c : fold_text(text))
        if (c >= 'a' && c <= 'z') letters += char(c - 32);
    return letters;
}

}  // namespace jiayu::linkage
