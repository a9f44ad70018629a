// Texts without what writers differ in: width, case, accents.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::linkage {

// NFKC, small letters, marks on letters taken off, and the letters that have none to take off as they are usually written plainly
// (ø o, ł l, đ d, ß ss, æ ae, þ th …). Idempotent. A byte that is no UTF-8 becomes U+FFFD.
std::string fold_text(std::string_view text);

// The letters A to Z of the folded text, in capitals, others passed over: what phonetic codes read.
std::string latin_capitals(std::string_view text);

}  // namespace jiayu::linkage
