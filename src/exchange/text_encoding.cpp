#include "exchange/text_encoding.hpp"

#include <cstring>

#include "base/utf8.hpp"
#include "exchange/gb18030.hpp"
#include "exchange/messages.hpp"

namespace jiayu::exchange {

namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::size_t good_characters_per_broken_one = 20;
constexpr std::size_t broken_enough = 1000;  // another encoding: no need to look further

struct Utf8Check {
    std::size_t broken = 0, characters = 0;
    std::size_t first_broken = std::string_view::npos;
};

bool continues(char byte) { return (byte & 0xC0) == 0x80; }

// Most of a Chinese text: three bytes that are neither overlong nor surrogates.
bool is_plain_three(std::string_view text, std::size_t at) {
    auto first = static_cast<unsigned char>(text[at]);
    return at + 3 <= text.size() && first >= 0xE1 && first <= 0xEC && continues(text[at + 1]) && continues(text[at + 2]);
}

// ASCII goes by eights, Chinese by threes, the rest by base/utf8.hpp.
Utf8Check check_utf8(std::string_view text, std::size_t broken_max) {
    Utf8Check check;
    for (std::size_t at = 0; at < text.size() && check.broken < broken_max;) {
        std::uint64_t word;
        if (at + 8 <= text.size() && (std::memcpy(&word, text.data() + at, 8), (word & 0x8080808080808080ULL) == 0)) {
            at += 8;
            continue;
        }
        if (is_plain_three(text, at)) {
            at += 3;
            ++check.characters;
            continue;
        }
        auto start = at;
        auto c = next_code_point(text, at);
        if (c < 0x80) continue;
        ++check.characters;
        if (c == 0xFFFD && at - start == 1 && check.broken++ == 0) check.first_broken = start;
    }
    return check;
}

std::string repair_utf8(std::string_view text) {
    std::string repaired;
    repaired.reserve(text.size() + 64);
    for (std::size_t at = 0; at < text.size();) append_code_point(repaired, next_code_point(text, at));
    return repaired;
}

bool is_too_broken(std::size_t broken, std::size_t characters) { return broken * good_characters_per_broken_one > characters; }

Error unknown_encoding(std::string_view bytes, std::size_t offset, std::string_view file) {
    auto before = bytes.substr(0, offset);
    auto row = std::ranges::count(before, '\n') + 1;
    auto line = before.substr(before.rfind('\n') + 1);
    auto column = std::ranges::count_if(line, [](char c) { return c == ',' || c == '\t' || c == ';'; }) + 1;
    return Error(message::encoding_unknown,
                 {{"file", std::string(file)}, {"row", std::to_string(row)}, {"column", std::to_string(column)}});
}

}  // namespace

std::string_view name_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return "UTF-8";
        case Encoding::utf8_with_mark: return "UTF-8 BOM";
        case Encoding::gb18030: return "GB18030";
    }
    return "";
}

Result<Encoding> detect_encoding(std::string_view bytes, std::string_view file) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return refuse(message::encoding_utf16, {{"file", std::string(file)}});
    auto utf8 = check_utf8(bytes, broken_enough);
    if (bytes.starts_with(mark) && !is_too_broken(utf8.broken, utf8.characters)) return Encoding::utf8_with_mark;
    if (utf8.broken == 0) return Encoding::utf8;
    constexpr std::size_t sample_bytes = 1 << 20;
    auto gb18030 = decode_gb18030(bytes.substr(0, sample_bytes));
    if (gb18030.broken < utf8.broken && !is_too_broken(gb18030.broken, gb18030.characters)) return Encoding::gb18030;
    if (!is_too_broken(utf8.broken, utf8.characters)) return Encoding::utf8;
    return std::unexpected(unknown_encoding(bytes, std::min(utf8.first_broken, gb18030.first_broken), file));
}

DecodedText::DecodedText(std::string_view bytes, Encoding encoding) {
    if (encoding == Encoding::gb18030) {
        auto decoded = decode_gb18030(bytes);
        owned_ = std::move(decoded.utf8);
        broken_ = decoded.broken;
        text_ = owned_;
        return;
    }
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    text_ = bytes;
    broken_ = check_utf8(bytes, bytes.size()).broken;
    if (broken_ == 0) return;
    owned_ = repair_utf8(bytes);
    text_ = owned_;
}

std::string encode(std::string_view utf8, Encoding encoding) {
    if (encoding == Encoding::gb18030) return encode_gb18030(utf8);
    return (encoding == Encoding::utf8_with_mark ? std::string(mark) : std::string()) + std::string(utf8);
}

}  // namespace jiayu::exchange
