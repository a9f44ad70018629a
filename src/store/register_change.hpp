// What tells the next snapshot which rows of the register to read again. Whoever inserts, updates or deletes rows of link,
// person, household, household_member, residence_spell, marriage, parentage, birth or death notes it in the same transaction.
#pragma once
#include "store/store.hpp"

namespace jiayu::store {

// Rows of `table` with keys from low to high. Keys: mention_id of link; household_id of household and household_member; person_id of
// person, residence_spell and death; child_person_id of parentage; marriage_id; birth_id.
void note_register_change(Store& store, std::string_view table, std::int64_t low, std::int64_t high);

void note_register_rebuilt(Store& store);  // every row of every one of these tables

}  // namespace jiayu::store
