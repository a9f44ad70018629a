// Citizen numbers of invented people as texts, and what is wrong with a written one. Plain code of its own: the truth must not depend
// on the code that it is used to test.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "synth/person.hpp"

namespace jiayu::synth {

char check_character_of(std::string_view first_17);
std::string number_text(std::uint32_t prefix, Day born, std::uint16_t order);
// The number that holds on `day`: the former one before a legal change.
std::string number_of_person(Person const& person, Day day);
std::string number_15_digit(std::string_view number_18);

struct NumberFaults {
    bool empty = false, malformed = false, fifteen = false;
    bool check_wrong = false, date_invalid = false, prefix_unknown = false;  // of well-formed ones
    Day birth = never;  // digits 7–14 when they are a day
    int sex = 0;        // by digit 17
    bool valid() const { return !empty && !malformed && !check_wrong && !date_invalid; }
};

// `text`: the number as typed, without full-width forms and spaces at the ends; a small x counts as X.
NumberFaults judge_number(std::string_view text, Day as_of, std::unordered_set<std::uint32_t> const& prefixes);

// A valid number as an integer (X: 10 in the last place of base 11); 0 otherwise.
std::uint64_t packed_number(std::string_view valid_18);

}  // namespace jiayu::synth
