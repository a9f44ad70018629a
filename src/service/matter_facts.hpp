// What the register knows of the persons of a matter, for its forms; written as form values are.
#pragma once
#include "matters/fill_form.hpp"
#include "matters/permission.hpp"
#include "store/store.hpp"

namespace jiayu::service {

// Persons that the register does not have give no facts.
matters::RegisterFacts read_register_facts(store::Store& store, matters::Subject const& subject);

// The division that handles a person's matters: that of the household registration, else of the residence; nothing when neither is known.
std::optional<DivisionCode> area_of_person(store::Store& store, std::int64_t person);

std::optional<Date> day_of_death(store::Store& store, std::int64_t person);
std::string name_of_person(store::Store& store, std::int64_t person);  // normalised; empty: not known

bool is_person(store::Store& store, std::int64_t person);
bool is_parent(store::Store& store, std::int64_t parent, std::int64_t child);

}  // namespace jiayu::service
