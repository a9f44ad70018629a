#include "linkage/measure_table.hpp"

namespace jiayu::linkage {

namespace {

using enum MeasureKind;

constexpr auto dates = prepare_part<&PreparedParts::dates>;

constexpr MeasureRow rows[] = {
    {"days", distance, dates, [](PreparedParts const& parts, Code a, Code b) { return parts.dates->days(a, b); }},
    {"swapped_day_month", yes_or_no, dates,
     [](PreparedParts const& parts, Code a, Code b) { return double(parts.dates->swapped_day_month(a, b)); }},
};

}  // namespace

std::span<MeasureRow const> date_measures() { return rows; }

}  // namespace jiayu::linkage
