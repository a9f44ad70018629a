// Characters that old systems could not hold: they arrive as "?", as private codes, or as something else.
#pragma once
#include <string_view>

namespace jiayu::han {

// An ideograph outside the 8,105 of the general table of 2013, or a private-use code. Asked of the name as it was sent, because
// normalize_name() folds many of them away.
bool has_rare_character(std::string_view name);

}  // namespace jiayu::han
