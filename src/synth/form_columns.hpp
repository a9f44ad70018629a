// Which columns of a department's form speak of the person whom it mentions in a role.
#pragma once
#include <array>
#include <string_view>

#include "domain/mention.hpp"
#include "synth/source_file.hpp"

namespace jiayu::synth {

enum class FormColumn : int { name, number, sex, birth_date, phone, division, address, mother_name, father_name, spouse_name, mother_number, spouse_number };
inline constexpr std::size_t form_column_count = 12;

// The cell of each column, -1 where the form does not ask it.
using FormCells = std::array<int, form_column_count>;
FormCells form_cells(SourceFile const& file, Role role);

// Mothers and wives are women, fathers and husbands men; 0 where the role does not say.
int sex_of_role(Role role);

}  // namespace jiayu::synth
