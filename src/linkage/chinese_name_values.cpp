#include "linkage/chinese_name_values.hpp"

#include "base/parallel_for.hpp"
#include "base/utf8.hpp"
#include "han/name_keys.hpp"
#include "han/normalize_name.hpp"
#include "han/placeholder_name.hpp"
#include "han/similar_characters.hpp"

namespace jiayu::linkage {

namespace {

// Its mergers include Mandarin's; a pair that they make alike in vain is weighed by what is learned of the level.
constexpr auto dialect = han::Dialect::wu;

bool is_unreadable(char32_t c) { return c == U'?' || c == U'〇' || c == U'□' || c == U'*' || c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF); }

std::uint64_t hash_or_none(std::string_view text) { return text.empty() ? 0 : hash_of(text) | 1; }

}  // namespace

std::string folded_chinese_name(std::string_view written) {
    auto name = han::normalize_name(written);
    auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (std::ranges::none_of(name, is_letter) || std::ranges::all_of(name, [](char c) { return (c & 0x80) == 0; })) return name;
    std::string read;
    for (char c : name)
        if (!is_letter(c)) read += c;
        else if (!read.ends_with('?')) read += '?';
    return read;
}

bool is_placeholder_name(std::string_view folded) {
    auto const placeholder = han::find_placeholder(folded);
    return placeholder && placeholder->kind != han::PlaceholderKind::unreadable;
}

ChineseNameValues::Value ChineseNameValues::value_of(std::string_view text) {
    Value value;
    auto const name = folded_chinese_name(text);
    auto const points = to_code_points(name);
    auto const keys = han::name_keys(name, dialect);
    auto const split = han::split_name(name);
    value.length = std::uint8_t(std::min<std::size_t>(points.size(), 255));
    value.is_placeholder = is_placeholder_name(name);
    value.pinyin = keys.pinyin;
    value.sound = keys.similar_sound;
    value.surname_sound = keys.surname_similar;
    value.given_sound = keys.given_similar;
    value.surname = hash_or_none(split.surname);
    value.given = hash_or_none(split.given);
    if (!value.is_short()) return value;
    auto const sounds = han::sounds_of_name(name);
    for (std::size_t i = 0; i < points.size(); ++i) {
        value.characters[i] = points[i];
        bool const is_heard = i < sounds.size && sounds.sounds[i] != han::silent;
        if (is_heard) value.sounds[i] = std::uint16_t(han::similar_class(sounds.sounds[i], dialect) + 1);
    }
    return value;
}

ChineseNameValues::ChineseNameValues(Dictionary const& values) : values_(values.size()) {
    parallel_chunks(values_.size(), 4096, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) values_[code] = value_of(values.text(Code(code)));
    });
}

bool ChineseNameValues::sound_alike(Value const& a, Value const& b, std::size_t at) {
    return a.characters[at] == b.characters[at] || (a.sounds[at] && a.sounds[at] == b.sounds[at]) || is_unreadable(a.characters[at]) ||
           is_unreadable(b.characters[at]);
}

// Characters unlike in sound and shape. Shapes, which take longer to compare, are asked only where all other characters agree.
int ChineseNameValues::count_unlike(Value const& a, Value const& b) {
    int unlike = 0;
    std::size_t where = 0;
    for (std::size_t i = 0; i < a.length; ++i)
        if (!sound_alike(a, b, i)) {
            ++unlike;
            where = i;
        }
    return unlike == 1 && a.length > 1 && han::similar_glyph(a.characters[where], b.characters[where]) ? 0 : unlike;
}

bool ChineseNameValues::has_lost_character(Value const& shorter, Value const& longer) {
    if (shorter.length + 1 != longer.length || shorter.length < 2) return false;
    std::size_t i = 0;
    while (i < shorter.length && shorter.characters[i] == longer.characters[i]) ++i;
    for (; i < shorter.length; ++i)
        if (shorter.characters[i] != longer.characters[i + 1]) return false;
    return true;
}

bool ChineseNameValues::same_pinyin(Code a, Code b) const {
    return are_names(a, b) && values_[a].pinyin && values_[a].pinyin == values_[b].pinyin;
}

bool ChineseNameValues::similar_pinyin(Code a, Code b) const {
    return are_names(a, b) && values_[a].sound && values_[a].sound == values_[b].sound;
}

bool ChineseNameValues::same_glyph_shape(Code a, Code b) const {
    return are_short_names(a, b) && values_[a].length == values_[b].length && count_unlike(values_[a], values_[b]) == 0;
}

bool ChineseNameValues::lost_character(Code a, Code b) const {
    return are_short_names(a, b) && (has_lost_character(values_[a], values_[b]) || has_lost_character(values_[b], values_[a]));
}

bool ChineseNameValues::swapped_characters(Code a, Code b) const {
    if (!are_short_names(a, b) || values_[a].characters == values_[b].characters) return false;
    for (std::size_t i = 0; i + 1 < values_[a].length; ++i) {
        auto swapped = values_[b].characters;
        std::swap(swapped[i], swapped[i + 1]);
        if (values_[a].characters == swapped) return true;
    }
    return false;
}

bool ChineseNameValues::one_character(Code a, Code b) const {
    auto const& first = values_[a];
    auto const& second = values_[b];
    return are_short_names(a, b) && first.length == second.length && first.length >= 3 && first.surname_sound == second.surname_sound &&
           count_unlike(first, second) == 1;
}

bool ChineseNameValues::same_given(Code a, Code b) const { return are_names(a, b) && values_[a].given && values_[a].given == values_[b].given; }

bool ChineseNameValues::similar_given(Code a, Code b) const {
    return are_names(a, b) && values_[a].given_sound && values_[a].given_sound == values_[b].given_sound;
}

bool ChineseNameValues::same_surname(Code a, Code b) const { return values_[a].surname && values_[a].surname == values_[b].surname; }

bool ChineseNameValues::similar_surname(Code a, Code b) const {
    return values_[a].surname_sound && values_[a].surname_sound == values_[b].surname_sound;
}

bool ChineseNameValues::placeholder_name(Code a, Code b) const { return !are_names(a, b); }

}  // namespace jiayu::linkage
