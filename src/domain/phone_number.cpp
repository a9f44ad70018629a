#include "domain/phone_number.hpp"

#include "domain/messages.hpp"
#include "han/normalize_name.hpp"

namespace jiayu {

namespace {

bool is_dialled(std::string_view digits) {
    bool mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '2';
    // Area codes have two digits (010, 02x) or three after the 0, subscribers seven or eight.
    bool landline = digits.size() >= 10 && digits.size() <= 12 && digits[0] == '0' && digits[1] != '0';
    return mobile || landline;
}

bool is_mobile_digits(std::string_view text) {
    return text.size() == 11 && text[0] == '1' && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

Result<PhoneNumber> PhoneNumber::parse(std::string_view text) {
    std::string tidied;
    if (!is_mobile_digits(text)) {
        for (char c : han::fold_width(text))
            if (c != ' ' && c != '-' && c != '(' && c != ')') tidied += c;
        for (std::string_view prefix : {"+86", "0086"})
            if (tidied.starts_with(prefix)) tidied.erase(0, prefix.size());
        if (tidied.size() == 13 && tidied.starts_with("861")) tidied.erase(0, 2);
        text = tidied;
    }
    if (text.find_first_not_of("0123456789") != text.npos || text.size() < 2 || !is_dialled(text))
        return refuse(domain::message::phone_number_form);
    PhoneNumber number;
    std::ranges::copy(text, number.digits_.begin());
    number.size_ = std::uint8_t(text.size());
    return number;
}

std::string PhoneNumber::masked() const {
    return fmt::format("{}****{}", reveal().substr(0, 3), reveal().substr(reveal().size() - 4));
}

}  // namespace jiayu
