#include "domain/citizen_number.hpp"

#include "base/utf8.hpp"
#include "domain/messages.hpp"
#include "han/normalize_name.hpp"

namespace jiayu {

namespace {

constexpr int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view check_characters = "10X98765432";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr int number_in(std::string_view digits) {
    int number = 0;
    for (char c : digits) number = number * 10 + (c - '0');
    return number;
}

std::size_t count_leading_digits(std::string_view text) {
    return std::size_t(std::ranges::find_if_not(text, is_digit) - text.begin());
}

std::unexpected<Error> refuse_length(std::string_view text) {
    if (text.size() == 15 && count_leading_digits(text) == 15) return refuse(domain::message::citizen_number_15_digits);
    return refuse(domain::message::citizen_number_length, {{"length", std::to_string(count_code_points(text))}});
}

}  // namespace

CitizenNumber::CitizenNumber(std::string_view characters, Date birth_date) : birth_date_(birth_date) {
    std::ranges::copy(characters, characters_.begin());
}

char CitizenNumber::check_character(std::string_view first_17) {
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += (first_17[i] - '0') * weights[i];
    return check_characters[std::size_t(sum % 11)];
}

Result<CitizenNumber> CitizenNumber::parse(std::string_view text) {
    if (text.size() != 18) return refuse_length(text);
    auto digits = count_leading_digits(text);
    if (digits < 17 || (digits == 17 && text[17] != 'X'))
        return refuse(domain::message::citizen_number_characters, {{"position", std::to_string(digits + 1)}});
    auto birth_date = date_from_number(number_in(text.substr(6, 8)));
    if (!birth_date) return refuse(domain::message::citizen_number_date);
    if (check_character(text) != text[17]) return refuse(domain::message::citizen_number_check);
    return CitizenNumber(text, *birth_date);
}

int CitizenNumber::division_prefix() const { return number_in(reveal().substr(0, 6)); }
int CitizenNumber::order_number() const { return number_in(reveal().substr(14, 3)); }

std::string CitizenNumber::masked() const { return fmt::format("{}********{}", reveal().substr(0, 6), reveal().substr(14)); }

Result<CitizenNumber> upgrade_15_digit(std::string_view text) {
    if (text.size() != 15 || count_leading_digits(text) != 15) return refuse(domain::message::old_number_form);
    auto digits = fmt::format("{}19{}", text.substr(0, 6), text.substr(6));
    return CitizenNumber::parse(digits + CitizenNumber::check_character(digits));
}

FoldedNumber fold_number(std::string_view text) {
    auto is_plain = [](char c) { return is_digit(c) || c == 'X'; };
    if (std::ranges::all_of(text, is_plain)) return {std::string(text), false};
    std::string folded;
    for (char c : han::fold_width(text)) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\'') continue;
        if (c == 'x') c = 'X';
        else if (c == 'O' || c == 'o') c = '0';
        else if (c == 'l' || c == 'I') c = '1';
        folded += c;
    }
    bool changed = folded != text;
    return {std::move(folded), changed};
}

}  // namespace jiayu
