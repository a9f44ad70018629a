// expect: could not convert
#include <functional>

#include "base/id.hpp"

using PersonId = jiayu::Id<struct PersonTag>;
using HouseholdId = jiayu::Id<struct HouseholdTag>;
void move_person(PersonId, HouseholdId);

void swapped() {
    move_person(PersonId(1), HouseholdId(2));
    move_person(HouseholdId(2), PersonId(1));  // must not compile
}
