#include "synth/number_text.hpp"

#include "base/assert.hpp"
#include "base/date.hpp"

namespace jiayu::synth {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    int number = 0;
    for (auto c : text.substr(at, count)) number = number * 10 + (c - '0');
    return number;
}

}  // namespace

// GB 11643: ISO 7064 MOD 11-2.
char check_character_of(std::string_view first_17) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += weights[i] * (first_17[i] - '0');
    return "10X98765432"[sum % 11];
}

std::string number_text(std::uint32_t prefix, Day born, std::uint16_t order) {
    char text[18];
    auto put = [&](std::size_t at, std::size_t count, std::uint32_t value) {
        for (auto i = count; i-- > 0; value /= 10) text[at + i] = char('0' + value % 10);
    };
    put(0, 6, prefix);
    put(6, 8, std::uint32_t(to_number(date_from_days(born))));
    put(14, 3, order);
    text[17] = check_character_of({text, 17});
    return {text, 18};
}

std::string number_of_person(Person const& person, Day day) {
    return number_text(person.prefix, person.born, day < person.renumbered_on && person.renumbered_on != never ? person.former_order : person.order);
}

std::string number_15_digit(std::string_view number) {
    return std::string(number.substr(0, 6)) + std::string(number.substr(8, 9));
}

NumberFaults judge_number(std::string_view text, Day as_of, std::unordered_set<std::uint32_t> const& prefixes) {
    NumberFaults faults;
    faults.empty = text.empty();
    if (faults.empty) return faults;
    auto digits = std::size_t(std::ranges::count_if(text.substr(0, 17), is_digit));
    auto last = text.back() == 'x' ? 'X' : text.back();
    faults.fifteen = text.size() == 15 && digits == 15;
    faults.malformed = text.size() != 18 || digits != 17 || text[0] == '0' || !(is_digit(last) || last == 'X');
    if (faults.malformed) return faults;
    faults.check_wrong = check_character_of(text) != last;
    faults.prefix_unknown = !prefixes.contains(std::uint32_t(digits_at(text, 0, 6)));
    faults.sex = (text[16] - '0') % 2 ? 1 : 2;
    auto date = make_date(digits_at(text, 6, 4), unsigned(digits_at(text, 10, 2)), unsigned(digits_at(text, 12, 2)));
    faults.date_invalid = !date || to_days(*date) > as_of;
    if (date) faults.birth = to_days(*date);
    return faults;
}

std::uint64_t packed_number(std::string_view number) {
    JIAYU_ASSERT(number.size() == 18);
    std::uint64_t packed = 0;
    for (auto c : number.substr(0, 17)) packed = packed * 10 + std::uint64_t(c - '0');
    auto last = number[17];
    return packed * 11 + (is_digit(last) ? std::uint64_t(last - '0') : 10);
}

}  // namespace jiayu::synth
