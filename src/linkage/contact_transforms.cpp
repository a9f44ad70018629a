#include "domain/phone_number.hpp"
#include "han/normalize_name.hpp"
#include "linkage/fold_text.hpp"
#include "linkage/transform_table.hpp"

namespace jiayu::linkage {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The address in small letters, cut at its last "@"; both parts empty when one is.
std::pair<std::string, std::string> split_email(std::string_view value) {
    auto text = fold_text(han::fold_width(value));
    auto const at = text.rfind('@');
    if (at == text.npos || at == 0 || at + 1 == text.size()) return {};
    return {text.substr(0, at), text.substr(at + 1)};
}

std::string email_user(std::string_view value, int) { return split_email(value).first; }
std::string email_domain(std::string_view value, int) { return split_email(value).second; }

// Letters and digits alone, in capitals.
std::string folded_postcode(std::string_view value) {
    std::string code;
    for (char c : fold_text(value))
        if (is_digit(c)) code += c;
        else if (c >= 'a' && c <= 'z') code += char(c - 32);
    return code;
}

// Codes with letters end in the three characters of the inward code (SW1A 1AA); of those of digits the last two are the finest.
std::string postcode_district(std::string_view value, int) {
    auto code = folded_postcode(value);
    std::size_t const fine = std::ranges::all_of(code, is_digit) ? 2 : 3;
    if (code.size() < fine + 2) return {};
    return code.substr(0, code.size() - fine);
}

std::string postcode_area(std::string_view value, int) {
    auto const code = folded_postcode(value);
    if (code.size() < 4) return {};
    if (std::ranges::all_of(code, is_digit)) return code.substr(0, 2);
    return code.substr(0, std::size_t(std::ranges::find_if(code, is_digit) - code.begin()));
}

std::string phone_digits(std::string_view value, int) {
    if (auto const phone = PhoneNumber::parse(value)) return std::string(phone->reveal());
    std::string digits;
    for (char c : han::fold_width(value))
        if (is_digit(c)) digits += c;
    return digits;
}

constexpr TransformRow rows[] = {
    {"email_user", email_user},       {"email_domain", email_domain},           {"phone_digits", phone_digits},
    {"postcode_area", postcode_area}, {"postcode_district", postcode_district},
};

}  // namespace

std::span<TransformRow const> contact_transforms() { return rows; }

}  // namespace jiayu::linkage
