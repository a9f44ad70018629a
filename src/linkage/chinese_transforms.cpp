#include "domain/citizen_number.hpp"
#include "han/name_keys.hpp"
#include "han/pinyin.hpp"
#include "han/placeholder_name.hpp"
#include "linkage/chinese_name_values.hpp"
#include "linkage/door_numbers.hpp"
#include "linkage/transform_table.hpp"

namespace jiayu::linkage {

namespace {

std::string simplified(std::string_view value, int) { return folded_chinese_name(value); }

std::string real_name(std::string_view value, int) {
    auto name = folded_chinese_name(value);
    return is_placeholder_name(name) ? std::string() : name;
}

// 张芳 of 张芳之女: on a delivery or birth record the mother.
std::string parent_name(std::string_view value, int) {
    auto const placeholder = han::find_placeholder(folded_chinese_name(value));
    return placeholder ? placeholder->parent_name : std::string();
}

std::string surname(std::string_view value, int) { return std::string(han::split_name(folded_chinese_name(value)).surname); }
std::string given(std::string_view value, int) { return std::string(han::split_name(folded_chinese_name(value)).given); }

std::string surname_pinyin(std::string_view value, int) { return han::pinyin_of_name(folded_chinese_name(value)).surname; }
std::string given_pinyin(std::string_view value, int) { return han::pinyin_of_name(folded_chinese_name(value)).given; }

std::string pinyin(std::string_view value, int) {
    auto const [surname, given] = han::pinyin_of_name(folded_chinese_name(value));
    return surname.empty() || given.empty() ? surname + given : surname + ' ' + given;
}

std::string spelled(han::Sound sound) {
    if (sound < han::syllable_count()) return std::string(han::spelling_of(sound));
    if (sound >= han::first_digit_sound && sound < han::first_digit_sound + 10) return std::string(1, char('0' + (sound - han::first_digit_sound)));
    if (sound >= han::first_letter_sound && sound < han::first_letter_sound + 26) return std::string(1, char('a' + (sound - han::first_letter_sound)));
    return "?";
}

// One sound stands for all that are confused with it, the first of them in the alphabet.
std::string pinyin_similar(std::string_view value, int) {
    auto const sounds = han::sounds_of_name(folded_chinese_name(value));
    std::string text;
    for (std::size_t i = 0; i < sounds.size; ++i) {
        if (i) text += ' ';
        text += spelled(han::similar_class(sounds.sounds[i], han::Dialect::wu));
    }
    return text;
}

std::optional<CitizenNumber> read_number(std::string_view value) {
    auto const folded = fold_number(value).text;
    auto const number = folded.size() == 15 ? upgrade_15_digit(folded) : CitizenNumber::parse(folded);
    return number ? std::optional(*number) : std::nullopt;
}

std::string number_folded(std::string_view value, int) { return fold_number(value).text; }

std::string number_18(std::string_view value, int) {
    auto const number = read_number(value);
    return number ? std::string(number->reveal()) : fold_number(value).text;
}

std::string number_birth_date(std::string_view value, int) {
    auto const number = read_number(value);
    return number ? to_iso(number->birth_date()) : std::string();
}

std::string number_sex(std::string_view value, int) {
    auto const number = read_number(value);
    return number ? std::to_string(int(number->sex())) : std::string();
}

std::string door_numbers(std::string_view value, int) { return door_numbers_of(value); }

constexpr TransformRow rows[] = {
    {"simplified", simplified},       {"real_name", real_name},
    {"parent_name", parent_name},     {"surname", surname},
    {"given", given},                 {"pinyin", pinyin},
    {"pinyin_similar", pinyin_similar}, {"surname_pinyin", surname_pinyin},
    {"given_pinyin", given_pinyin},   {"number_folded", number_folded},
    {"number_18", number_18},         {"number_birth_date", number_birth_date},
    {"number_sex", number_sex},       {"door_numbers", door_numbers},
};

}  // namespace

std::span<TransformRow const> chinese_transforms() { return rows; }

}  // namespace jiayu::linkage
