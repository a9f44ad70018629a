// A text for people: a stable name and number, in Chinese and English. Made from src/<folder>/messages.json at build time.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiayu {

enum class Language { zh, en };

struct Message {
    std::string_view name;  // "domain.date_format"
    int number;             // by folder, never reused
    std::string_view zh;
    std::string_view en;
};

using MessageArguments = std::vector<std::pair<std::string, std::string>>;

// Puts `arguments` into the "{name}" places of the text; an argument that the text does not name is left out.
std::string render(Message const& message, MessageArguments const& arguments, Language language);

// By LC_ALL, LC_MESSAGES, LANG: zh… is Chinese, all else English.
Language language_of_environment();

}  // namespace jiayu
