// A cell without the blanks at its ends: spaces, tabs and other controls, the ideographic and the no-break space.
#pragma once
#include <string_view>

namespace jiayu::service {

inline std::string_view trim_cell(std::string_view text) {
    constexpr std::string_view ideographic = "\u3000", no_break = "\u00A0";
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
        else if (text.starts_with(ideographic)) text.remove_prefix(ideographic.size());
        else if (text.starts_with(no_break)) text.remove_prefix(no_break.size());
        else break;
    }
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
        else if (text.ends_with(ideographic)) text.remove_suffix(ideographic.size());
        else if (text.ends_with(no_break)) text.remove_suffix(no_break.size());
        else break;
    }
    return text;
}

}  // namespace jiayu::service
