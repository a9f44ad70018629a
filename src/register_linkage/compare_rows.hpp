// The levels of all fields of two rows, packed 4 bits a field in the model's order (field 0 lowest); 0 is "absent".
#pragma once
#include "register_linkage/model.hpp"
#include "register_linkage/table.hpp"

namespace jiayu::register_linkage {

using Pattern = std::uint64_t;

constexpr unsigned level_of(Pattern pattern, std::size_t field) { return unsigned(pattern >> (4 * field)) & 15u; }

Pattern compare_rows(Model const& model, Table const& table, Row const& a, Row const& b);

}  // namespace jiayu::register_linkage
