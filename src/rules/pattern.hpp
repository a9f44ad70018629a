// The regular expressions that RE2 (DuckDB, the interpreter) and PostgreSQL read alike.
#pragma once
#include <optional>
#include <string_view>

namespace jiayu::rules {

// Plain characters, ., ^, $, |, groups, [sets] of characters and ranges, and one of ? * + {n} {n,} {n,m} after a character, set
// or group. Not: escapes, (?…), classes such as [:alpha:], lazy or doubled quantifiers.
bool is_portable_pattern(std::string_view pattern);

}  // namespace jiayu::rules
