// What is known of a Chinese name, one entry a distinct text, and how two of them differ. Names of up to four characters are compared
// by character (its reading, its blurred reading, its shape); longer ones, as minorities have, by their whole text and sound.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

// As by han::normalize_name, and a character that was spelled because it could not be written becomes "?": 聂俊KAI is 聂俊?.
std::string folded_chinese_name(std::string_view written);

// A newborn's placeholder or a cell filled with anything (han/placeholder_name.hpp); a name with an unreadable character is none,
// for it still says who is meant. Takes a folded name.
bool is_placeholder_name(std::string_view folded);

class ChineseNameValues {
public:
    explicit ChineseNameValues(Dictionary const& values);
    // Puts what another set knows of its value behind the values before `as`, as that code.
    void adopt(ChineseNameValues const& from, Code code, Code as) {
        values_.resize(std::size_t(as) + 1);
        values_[as] = from.values_[code];
    }

    // All but the last three are false where one of the names is a placeholder.
    bool same_pinyin(Code a, Code b) const;
    bool similar_pinyin(Code a, Code b) const;      // sounds that speakers confuse made one (zh/z, n/l, ang/an …; 黄/王)
    bool same_glyph_shape(Code a, Code b) const;    // each character equal, alike in sound or one of them in shape, or unreadable
    bool lost_character(Code a, Code b) const;      // one has a character more
    bool swapped_characters(Code a, Code b) const;  // two neighbouring characters
    bool one_character(Code a, Code b) const;       // of three or four, one of the given name differs in sound and shape
    bool same_given(Code a, Code b) const;
    bool similar_given(Code a, Code b) const;       // in blurred sound
    bool same_surname(Code a, Code b) const;        // placeholders have surnames too: 张芳之女
    bool similar_surname(Code a, Code b) const;
    bool placeholder_name(Code a, Code b) const;    // one of the two is

private:
    static constexpr std::size_t characters_max = 4;
    using Characters = std::array<char32_t, characters_max>;

    struct Value {
        Characters characters{};
        std::array<std::uint16_t, characters_max> sounds{};  // classes of sounds that are confused; 0: silent
        std::uint64_t pinyin = 0, sound = 0;                 // han::name_keys
        std::uint64_t given_sound = 0, given = 0;            // `given`, `surname`: hashes of the texts; 0: none
        std::uint64_t surname = 0;
        std::uint32_t surname_sound = 0;
        std::uint8_t length = 0;  // characters; above characters_max they are not kept
        bool is_placeholder = false;

        bool is_short() const { return length && length <= characters_max; }
    };
    static Value value_of(std::string_view text);
    static bool sound_alike(Value const& a, Value const& b, std::size_t at);
    static int count_unlike(Value const& a, Value const& b);
    static bool has_lost_character(Value const& shorter, Value const& longer);
    bool are_names(Code a, Code b) const { return !values_[a].is_placeholder && !values_[b].is_placeholder; }
    bool are_short_names(Code a, Code b) const { return are_names(a, b) && values_[a].is_short() && values_[b].is_short(); }

    std::vector<Value> values_;
};

}  // namespace jiayu::linkage
