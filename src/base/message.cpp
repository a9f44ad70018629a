#include "base/message.hpp"

#include <cstdlib>

namespace jiayu {

std::string render(Message const& message, MessageArguments const& arguments, Language language) {
    std::string_view text = language == Language::zh ? message.zh : message.en;
    std::string rendered;
    while (!text.empty()) {
        auto open = text.find('{');
        rendered += text.substr(0, open);
        if (open == std::string_view::npos) break;
        auto close = text.find('}', open);
        if (close == std::string_view::npos) return rendered += text.substr(open);
        auto name = text.substr(open + 1, close - open - 1);
        auto found = std::ranges::find(arguments, name, [](auto const& pair) { return std::string_view(pair.first); });
        rendered += found == arguments.end() ? text.substr(open, close - open + 1) : std::string_view(found->second);
        text.remove_prefix(close + 1);
    }
    return rendered;
}

Language language_of_environment() {
    for (auto variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (auto value = std::getenv(variable); value && *value)
            return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
    return Language::en;
}

}  // namespace jiayu
