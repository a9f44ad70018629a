#include "service/mask_number.hpp"

#include "base/utf8.hpp"

namespace jiayu::service {

namespace {

std::string mask_middle(std::string_view text, std::size_t head, std::size_t tail) {
    auto characters = to_code_points(text);
    if (characters.size() < head + tail + 4) return std::string(characters.size(), '*');
    for (auto i = head; i + tail < characters.size(); ++i) characters[i] = U'*';
    return to_utf8(characters);
}

}  // namespace

std::string mask_number(std::string_view text) { return mask_middle(text, 6, 4); }
std::string mask_phone(std::string_view text) { return mask_middle(text, 3, 4); }


std::string mask_account(std::string_view text) {
    auto const characters = to_code_points(text);
    if (characters.size() < 10) return std::string(characters.empty() ? 0 : 4, '*');
    return to_utf8(characters.substr(0, 2)) + "****" + to_utf8(characters.substr(characters.size() - 4));
}

}  // namespace jiayu::service
