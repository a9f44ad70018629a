// Parents with their first two children, as the benefits office would know them: who exists on paper alone counts for nobody.
#pragma once
#include "synth/world.hpp"

namespace jiayu::synth {

struct Family {
    std::array<PersonIndex, 2> child{nobody, nobody};  // in order of birth
    std::uint8_t count = 0;

    PersonIndex only_child() const { return count == 1 ? child[0] : nobody; }
};

std::vector<Family> families_of(World const& world);  // by parent

// First day of the month of a day and of YYYYMM, and months of days.
int month_of(Day day);                          // YYYYMM
int months_later(int month, int months);
int months_in(int from, int to);                // both counted; 0 when `to` is before
int year_of(Day day);
Day day_of_month(int month, int day);

}  // namespace jiayu::synth
