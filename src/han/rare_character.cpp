#include "han/rare_character.hpp"

#include "base/utf8.hpp"
#include "han/character.hpp"

namespace jiayu::han {

namespace {

bool is_private_use(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

}  // namespace

bool has_rare_character(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        auto c = next_code_point(name, at);
        if (is_private_use(c)) return true;
        auto const* character = find_character(c);
        if (character && character->level == 0) return true;
    }
    return false;
}

}  // namespace jiayu::han
