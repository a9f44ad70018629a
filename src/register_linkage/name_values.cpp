#include "register_linkage/name_values.hpp"

#include "base/utf8.hpp"
#include "han/name_keys.hpp"
#include "han/placeholder_name.hpp"

namespace jiayu::register_linkage {

namespace {

// Departments here write by ear what is said in a Wu-speaking region.
constexpr auto dialect = han::Dialect::wu;

// A name with an unreadable character still says who is meant.
bool says_nothing(std::string_view name) {
    auto placeholder = han::find_placeholder(name);
    return placeholder && placeholder->kind != han::PlaceholderKind::unreadable;
}

// A character that could not be written is sometimes spelled: 聂俊KAI is read as 聂俊?.
std::string without_spelling(std::string_view name) {
    auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (std::ranges::none_of(name, is_letter) || std::ranges::all_of(name, [](char c) { return (c & 0x80) == 0; })) return std::string(name);
    std::string read;
    for (char c : name)
        if (!is_letter(c)) read += c;
        else if (!read.ends_with('?')) read += '?';
    return read;
}

}  // namespace

NameValue name_value(std::string_view written, Code text) {
    NameValue value;
    auto const name = without_spelling(written);
    auto const points = to_code_points(name);
    value.length = std::uint8_t(std::min<std::size_t>(points.size(), 255));
    value.text = text;
    value.is_placeholder = says_nothing(name);
    auto const keys = han::name_keys(name, dialect);
    value.pinyin = keys.pinyin;
    value.sound = keys.similar_sound;
    value.surname_sound = keys.surname_similar;
    value.given_sound = keys.given_similar;
    if (points.size() > value.characters.size()) return value;
    auto const sounds = han::sounds_of_name(name);
    value.surname_length = sounds.surname_size;
    for (std::size_t i = 0; i < points.size(); ++i) {
        value.characters[i] = points[i];
        if (i < sounds.size && sounds.sounds[i] != han::silent) value.sounds[i] = std::uint16_t(han::similar_class(sounds.sounds[i], dialect) + 1);
    }
    return value;
}

}  // namespace jiayu::register_linkage
