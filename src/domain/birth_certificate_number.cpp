#include "domain/birth_certificate_number.hpp"

#include "domain/messages.hpp"

namespace jiayu {

Result<BirthCertificateNumber> BirthCertificateNumber::parse(std::string_view text) {
    bool has_form = text.size() == 10 && text[0] >= 'A' && text[0] <= 'Z' && text.find_first_not_of("0123456789", 1) == text.npos;
    if (!has_form) return refuse(domain::message::birth_certificate_number_form);
    BirthCertificateNumber number;
    std::ranges::copy(text, number.characters_.begin());
    return number;
}

}  // namespace jiayu
