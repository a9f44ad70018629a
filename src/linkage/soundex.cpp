#include "linkage/soundex.hpp"

namespace jiayu::linkage {

std::string soundex(std::string_view capitals) {
    constexpr std::string_view digits = "01230120022455012623010202";  // of A to Z; 0 is not written
    std::string code;
    char last = 0;
    for (char letter : capitals) {
        auto const digit = digits[std::size_t(letter - 'A')];
        if (code.empty()) code += letter;
        else if (digit != '0' && digit != last) code += digit;
        if (code.size() == 4) break;
        if (letter != 'H' && letter != 'W') last = digit;
    }
    if (!code.empty()) code.resize(4, '0');
    return code;
}

}  // namespace jiayu::linkage
