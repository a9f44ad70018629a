// UTF-8 texts by code points. Input is expected to be valid (exchange repairs or refuses at the edge); a broken byte
// decodes as U+FFFD and advances by one.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace jiayu {

char32_t next_code_point(std::string_view text, std::size_t& at);  // advances `at`
void append_code_point(std::string& text, char32_t code_point);
std::size_t count_code_points(std::string_view text);
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view code_points);
bool is_valid_utf8(std::string_view text);
std::size_t display_width(std::string_view text);  // columns in a terminal: CJK and full-width count two

}  // namespace jiayu
