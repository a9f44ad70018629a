// What row writers read: the people, what they are made of, how departments err. Nothing here changes while rows are written.
#pragma once
#include "synth/materials.hpp"
#include "synth/mistype.hpp"
#include "synth/office_records.hpp"
#include "synth/settings.hpp"

namespace jiayu::synth {

struct World {
    Population const& population;
    Materials const& materials;
    Settings const& settings;
    Mistyper const& mistyper;
    std::vector<std::vector<PersonIndex>> members;  // by household
    std::vector<std::int32_t> birth_of;             // by person: the delivery that it was born in, -1 elsewhere
    OfficeRecords office = {};

    Person const& person(PersonIndex index) const { return population.persons[index]; }
    Household const& household_of(PersonIndex index) const { return population.households[person(index).household]; }
    std::string const& ethnic_name(int code) const { return materials.ethnic_names[std::size_t(code)]; }  // [0] empty
    Day as_of() const { return settings.as_of; }
};

// Keeps references to all four.
World world_of(Population const& population, Materials const& materials, Settings const& settings, Mistyper const& mistyper);

}  // namespace jiayu::synth
