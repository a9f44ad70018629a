// Citizen number, GB 11643: 6 digits of division at first issue, 8 of birth date, 3 of order (odd: male), a check character.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"
#include "domain/codes.hpp"

namespace jiayu {

class CitizenNumber {
public:
    // Exactly 18 characters, the last a digit or capital X, a day that exists, the check character right. What departments
    // write is folded first by fold_number(). Whether the prefix is assigned and the day lies before today is asked apart
    // (domain/number_doubts.hpp), because both depend on data and time.
    static Result<CitizenNumber> parse(std::string_view text);

    // ISO 7064 MOD 11-2 over 17 digits; the caller has made sure that they are digits.
    static char check_character(std::string_view first_17);

    Date birth_date() const { return birth_date_; }
    Sex sex() const { return (characters_[16] - '0') % 2 ? Sex::male : Sex::female; }
    int division_prefix() const;  // six digits
    int order_number() const;     // 0 to 999; 0 is not forbidden but suspicious

    std::string masked() const;                                                    // 320412********123X
    std::string_view reveal() const { return {characters_.data(), characters_.size()}; }  // the one way to the digits

    friend bool operator==(CitizenNumber const&, CitizenNumber const&) = default;
    friend auto operator<=>(CitizenNumber const& a, CitizenNumber const& b) { return a.characters_ <=> b.characters_; }

private:
    CitizenNumber(std::string_view characters, Date birth_date);

    std::array<char, 18> characters_;
    Date birth_date_;
};

// A retired 15-digit number with its century and check character added: a suggestion for comparing, never a number of record.
Result<CitizenNumber> upgrade_15_digit(std::string_view text);

struct FoldedNumber {
    std::string text;
    bool changed;
};

// Undoes what typing does to numbers: full-width forms, spaces and hyphens, x for X, O for 0, l and I for 1.
FoldedNumber fold_number(std::string_view text);

}  // namespace jiayu

template <>
struct std::hash<jiayu::CitizenNumber> {
    std::size_t operator()(jiayu::CitizenNumber const& number) const {
        return std::hash<std::string_view>()(number.reveal());
    }
};
