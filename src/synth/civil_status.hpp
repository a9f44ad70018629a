// What both registers that describe people at the end (household register, communities) say alike: household, relation, marriage, death.
// Faults of a person, couple or household are drawn once, so that both registers carry them.
#pragma once
#include "synth/departments.hpp"

namespace jiayu::synth {

struct StatusCells {
    int relation, marital, first_marriage, marital_change;  // -1: not on the form
    int spouse_name, spouse_number, father_name, father_number, mother_name, mother_number;
};

Day written_death(World const& world, PersonIndex person);  // never: not recorded; may be wrong
int written_relation(RowWriter& out, PersonIndex person, std::int32_t household);  // 0: empty
// Fills the cells, sets relation, marital and spouse_number of `fact`, and judges A07–A10, B02, C03, C04, C06.
void show_status(RowWriter& out, Written const& written, StatusCells const& cells, Fact& fact);

// Last of all, once the row shows who it is about: judges that, shows the status, and notes the mention. Plants what is missing (a
// number where there is no temporary one either, the ethnic group) and a division code that was retired.
void finish_row(RowWriter& out, Written& written, StatusCells const& cells, Fact& fact);

}  // namespace jiayu::synth
