#include "linkage/measure_table.hpp"

namespace jiayu::linkage {

namespace {

using enum MeasureKind;

constexpr auto quantities = prepare_part<&PreparedParts::quantities>;

constexpr MeasureRow rows[] = {
    {"difference", distance, quantities, [](PreparedParts const& parts, Code a, Code b) { return parts.quantities->difference(a, b); }},
    {"percent_difference", distance, quantities,
     [](PreparedParts const& parts, Code a, Code b) { return parts.quantities->percent_difference(a, b); }},
    {"kilometres", distance, prepare_part<&PreparedParts::places>,
     [](PreparedParts const& parts, Code a, Code b) { return parts.places->kilometres(a, b); }},
};

}  // namespace

std::span<MeasureRow const> quantity_measures() { return rows; }

}  // namespace jiayu::linkage
