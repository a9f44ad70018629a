// How texts of ASCII letters and dates go wrong between a person and a table. Each gives the wrong text, or the same one where it cannot.
#pragma once
#include <string>

#include "base/date.hpp"
#include "base/random.hpp"
#include "synth/person.hpp"

namespace jiayu::synth {

std::string typing_slip(std::string text, Random& random);   // one letter replaced by a neighbour on the keyboard, lost, doubled, or two swapped
std::string reading_slip(std::string text, Random& random);  // one confusion of scanned print: rn for m, 1 for l, O for 0 …
std::string digit_slip(std::string text, Random& random);    // one digit replaced, or two neighbours swapped

Date first_of_january(Date date);  // of any year, before 1800 too

// A birth date as written: ISO, with one of the slips of clerks.
struct DateRates {
    double slip = 0, day_month = 0, default_day = 0, year_off = 0;
};
std::string written_birth(Day born, DateRates const& rates, Random& random);

}  // namespace jiayu::synth
