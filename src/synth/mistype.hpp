// How clerks get names, numbers and dates wrong. Each function gives the wrong text, or the same one when it cannot err there.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "base/random.hpp"
#include "synth/materials.hpp"

namespace jiayu::synth {

class Mistyper {
public:
    explicit Mistyper(Materials const& materials);

    std::string digit(std::string number, Random& random) const;    // T01
    std::string swapped(std::string number, Random& random) const;  // T02: two neighbours that differ
    std::string length(std::string number, Random& random) const;   // one character lost or doubled
    std::string letter(std::string number, Random& random) const;   // T04: O for 0, l for 1

    std::string homophone(std::string_view name, Random& random) const;       // T11, of the given name
    std::string look_alike(std::string_view name, Random& random) const;      // T12
    std::string variant_surname(std::string_view name, Random& random) const; // T13
    std::string rare(std::string_view name, Random& random) const;            // T14: ?, pinyin, private-use code, rare character
    std::string dropped(std::string_view name, Random& random) const;
    std::string swapped_name(std::string_view name, Random& random) const;
    std::string spaced(std::string_view name, Random& random) const;          // T16: a space, or another middle dot

private:
    std::unordered_map<char32_t, std::u32string> homophones_, look_alikes_, surnames_;
};

Day slip_of(Day born, Day last, Random& random);         // one digit of the day, month or year wrong; never after `last`
Day day_month_swapped(Day born);                         // itself when that is no day
Day ten_years_off(Day born, Day last, Random& random);
Day lunar_as_solar(Day born);                            // T08: the lunar year, month and day written as if they were solar
Day default_day(Day born);                               // 1 January of the year

}  // namespace jiayu::synth
