// Bytes of a text file ↔ UTF-8. Departments send UTF-8 with or without a byte order mark, and GB18030 (GBK is a part of it).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace jiayu::exchange {

enum class Encoding { utf8, utf8_with_mark, gb18030 };

std::string_view name_of(Encoding encoding);  // "UTF-8", "UTF-8 BOM", "GB18030"

// Refuses UTF-16, and bytes that fit neither encoding by more than one character in twenty. `file` is for the message.
Result<Encoding> detect_encoding(std::string_view bytes, std::string_view file);

// Text without its mark. What cannot be decoded becomes U+FFFD and is counted. Valid UTF-8 is not copied: `text` then views `bytes`.
class DecodedText {
public:
    DecodedText(std::string_view bytes, Encoding encoding);
    DecodedText(DecodedText const&) = delete;
    DecodedText& operator=(DecodedText const&) = delete;

    std::string_view text() const { return text_; }
    std::size_t broken() const { return broken_; }

private:
    std::string owned_;
    std::string_view text_;
    std::size_t broken_ = 0;
};

std::string encode(std::string_view utf8, Encoding encoding);  // the mark included

inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

}  // namespace jiayu::exchange
