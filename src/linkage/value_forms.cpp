#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "domain/citizen_number.hpp"
#include "han/character.hpp"
#include "han/pinyin.hpp"
#include "linkage/column_kind.hpp"
#include "linkage/date_values.hpp"

namespace jiayu::linkage {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

// "7", "07" and "7.0" are 7; nothing else is a small whole number.
std::optional<int> small_integer(std::string_view text) {
    if (text.ends_with(".0")) text.remove_suffix(2);
    if (!is_all_digits(text) || text.size() > 4) return std::nullopt;
    int value = 0;
    for (char c : text) value = value * 10 + (c - '0');
    return value;
}

bool is_citizen_number(std::string_view text) {
    if (text.size() != 15 && text.size() != 18) return false;
    auto folded = fold_number(text).text;
    return folded.size() == 18 ? bool(CitizenNumber::parse(folded)) : bool(upgrade_15_digit(folded));
}

bool is_email(std::string_view text) {
    auto at = text.find('@');
    return at != text.npos && at > 0 && text.find('.', at) != text.npos && text.find(' ') == text.npos;
}

// A whole day: not a year alone, not a serial number that any number of five digits would be.
bool is_date(std::string_view text) {
    if (text.size() < 6 || (is_all_digits(text) && text.size() != 8)) return false;
    auto day = read_written_day(text);
    return day && day->year >= 1500 && day->year <= 2200 && day->month >= 1 && day->month <= 12 && day->day >= 0 && day->day <= 31;
}

bool is_sex(std::string_view text) {
    constexpr std::array<std::string_view, 22> words{"m", "f", "w", "d", "male", "female", "man", "woman", "masculin", "féminin", "h", "homme", "femme", "männlich",
                                                     "weiblich", "男", "女", "男性", "女性", "未知", "unknown", "u"};
    std::string small;
    for (char c : text) small += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return std::ranges::find(words, small) != words.end();
}

// Letters and digits as in the United Kingdom, Ireland, Canada and the Netherlands.
bool is_mixed_postcode(std::string_view text) {
    std::size_t letters = std::size_t(std::ranges::count_if(text, is_letter)), digits = std::size_t(std::ranges::count_if(text, is_digit));
    auto blanks = std::size_t(std::ranges::count(text, ' '));
    return text.size() >= 5 && text.size() <= 8 && letters >= 2 && letters <= 5 && digits >= 1 && letters + digits + blanks == text.size() && blanks <= 1;
}

bool is_mobile_phone(std::string_view text) { return text.size() == 11 && is_all_digits(text) && text[0] == '1' && text[1] >= '2'; }

bool is_han(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!han::find_character(next_code_point(text, at))) return false;
    return !text.empty();
}

void count_forms(std::string_view text, ValueForms& forms) {
    bool has_digit = std::ranges::any_of(text, is_digit), has_letter = std::ranges::any_of(text, is_letter);
    auto characters = double(count_code_points(text));
    forms.citizen_number += is_citizen_number(text);
    forms.email += is_email(text);
    forms.date += is_date(text);
    if (auto number = small_integer(text)) {
        forms.year += *number >= 1800 && *number <= 2100;
        forms.month += *number >= 1 && *number <= 12;
        forms.day += *number >= 1 && *number <= 31;
    }
    forms.sex += is_sex(text);
    forms.postcode += is_mixed_postcode(text);
    forms.mobile_phone += is_mobile_phone(text);
    forms.digits += is_all_digits(text);
    forms.letters += has_letter && !has_digit;
    forms.mixed += has_letter && has_digit;
    if (has_letter && !has_digit && is_han(text)) {
        forms.han += 1;
        forms.han_name += characters >= 2 && characters <= 4;
    }
    forms.words += double(std::ranges::count(text, ' ') + 1);
    forms.length += characters;
}

}  // namespace

ValueForms forms_of(std::span<std::string_view const> values) {
    ValueForms forms;
    for (auto value : values) count_forms(value, forms);
    auto count = double(std::max<std::size_t>(values.size(), 1));
    for (auto share : {&ValueForms::citizen_number, &ValueForms::email, &ValueForms::date, &ValueForms::year, &ValueForms::month, &ValueForms::day,
                       &ValueForms::sex, &ValueForms::postcode, &ValueForms::mobile_phone, &ValueForms::digits, &ValueForms::letters, &ValueForms::han,
                       &ValueForms::han_name, &ValueForms::mixed, &ValueForms::words, &ValueForms::length})
        forms.*share /= count;
    return forms;
}

}  // namespace jiayu::linkage
