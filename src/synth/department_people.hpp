// What eight departments of one invented district say about people, as one table: a record for each mention of a person. The communities'
// files are left out. All is in memory, about 150 bytes a record.
#pragma once
#include "synth/materials.hpp"
#include "synth/people_table.hpp"
#include "synth/settings.hpp"

namespace jiayu::synth {

struct DepartmentOptions {
    bool citizen_numbers = true;  // false: no column with anybody's number
};

// Exactly request.records records: of a district large enough, persons are left out by lot. `settings` says rates, days and district.
std::vector<PeopleTable> department_people(PeopleRequest const& request, Materials const& materials, Settings settings,
                                           DepartmentOptions options);

}  // namespace jiayu::synth
