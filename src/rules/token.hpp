// Splits a condition into tokens as CEL's lexis does (identifiers, whole and real numbers, texts with escapes, operators,
// // comments). Not taken over: unsigned and bytes literals, raw and triple-quoted texts.
#pragma once
#include "rules/constant.hpp"
#include "rules/place.hpp"

namespace jiayu::rules {

enum class TokenKind : std::uint8_t { name, integer, real, text, symbol, end };

struct Token {
    TokenKind kind;
    Span span;
    std::string text;  // name, symbol, or the unescaped text
    Constant constant = std::int64_t(0);
};

Result<std::vector<Token>> tokenize(std::string_view source);

}  // namespace jiayu::rules
