// The syntax tree of a condition, by CEL's grammar and precedence; nothing is looked up yet (rules/check.hpp does that).
#pragma once
#include "rules/constant.hpp"
#include "rules/place.hpp"

namespace jiayu::rules {

enum class SyntaxKind : std::uint8_t {
    integer, real, text, boolean, null,   // literals: `constant`
    name,                                 // `text`
    member,                               // parts[0].text
    call,                                 // text(parts…)
    method,                               // parts[0].text(parts[1]…)
    list,                                 // [parts…]
    unary,                                // text parts[0]: ! -
    binary,                               // parts[0] text parts[1]
    conditional,                          // parts[0] ? parts[1] : parts[2]
};

struct Syntax {
    SyntaxKind kind;
    Span span;
    std::string text = {};
    Constant constant = std::int64_t(0);
    std::vector<Syntax> parts = {};
    Span operator_span = {};  // of a binary's operator, a member's name, a call's name
};

Result<Syntax> parse(std::string_view source);

}  // namespace jiayu::rules
