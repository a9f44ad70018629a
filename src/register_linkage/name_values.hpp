// What is known of a name, one entry a distinct name, and how alike two of them are. Chinese names of up to four characters are
// compared by character (its reading, its blurred reading, its shape); longer ones of minorities by their whole text.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "linkage/dictionary.hpp"

namespace jiayu::register_linkage {

using namespace linkage;  // its dictionaries and rows

enum class NameLevel : std::uint8_t {
    absent,           // also: one is a newborn's placeholder, of which compare_surnames speaks
    exact,
    same_pinyin,
    similar_sound,    // zh/z, n/l, ang/an …
    same_shape,       // each character equal, alike in sound or shape, or unreadable (?)
    lost_character,   // one has a character more
    swapped,          // two neighbouring characters
    one_character,    // three characters or more, one of the given name differs in sound and shape
    surname_differs,  // the same given name
    surname_only,
    different
};

struct NameValue {
    std::array<char32_t, 4> characters{};
    std::array<std::uint16_t, 4> sounds{};  // classes of sounds that are confused
    std::uint8_t length = 0;                // code points; above 4: compared as a whole
    std::uint8_t surname_length = 0;
    bool is_placeholder = false;
    Code text = 0;             // of the name itself
    std::uint64_t pinyin = 0;  // han::name_keys
    std::uint64_t sound = 0;
    std::uint64_t surname_sound = 0;
    std::uint64_t given_sound = 0;
    std::uint32_t count = 0;         // mentions with this name as their own
    std::uint32_t pinyin_count = 0;  // mentions with a name of this pinyin
    std::uint32_t surname_count = 0;
};

// Fills all but the counts.
NameValue name_value(std::string_view normalized_name, Code text);

NameLevel compare_names(NameValue const& a, NameValue const& b);

// Only where one is a placeholder: 1 the surnames sound alike, 2 they do not, 0 nothing to compare.
unsigned compare_placeholder_surnames(NameValue const& a, NameValue const& b);

}  // namespace jiayu::register_linkage
