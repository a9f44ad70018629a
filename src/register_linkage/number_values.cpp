#include "register_linkage/number_values.hpp"

#include "domain/citizen_number.hpp"

namespace jiayu::register_linkage {

std::string upgraded_number(std::string_view folded) {
    if (folded.size() != 15) return std::string(folded);
    auto number = upgrade_15_digit(folded);
    return std::string(number ? number->reveal() : folded);
}

NumberValue number_value(std::string_view folded) {
    NumberValue value;
    value.length = std::uint8_t(std::min(folded.size(), value.text.size()));
    std::ranges::copy(folded.substr(0, value.length), value.text.begin());
    auto number = folded.size() == 15 ? upgrade_15_digit(folded) : CitizenNumber::parse(folded);
    if (!number) return value;
    value.is_valid = true;
    value.birth_date = std::int32_t(to_number(number->birth_date()));
    value.sex = std::uint8_t(number->sex());
    return value;
}

NumberLevel compare_numbers(NumberValue const& a, NumberValue const& b) {
    if (!a.length || !b.length) return NumberLevel::absent;
    if (a.view() == b.view()) return NumberLevel::exact;
    if (a.person == b.person && a.person) return NumberLevel::upgraded;
    if (a.is_valid && b.is_valid) {
        bool day = a.length == b.length && a.view().substr(0, a.length - 4u) == b.view().substr(0, b.length - 4u);
        return day ? NumberLevel::same_day : NumberLevel::different;
    }
    auto slips = count_slips(a.view(), b.view());
    return slips == 1 ? NumberLevel::slip : slips == 2 ? NumberLevel::garbled : NumberLevel::not_valid;
}

}  // namespace jiayu::register_linkage
