#include "linkage/measure_table.hpp"

namespace jiayu::linkage {

namespace {

constexpr auto clks = prepare_part<&PreparedParts::clks>;

constexpr MeasureRow rows[] = {
    {"dice_bits", MeasureKind::similarity, clks, [](PreparedParts const& parts, Code a, Code b) { return parts.clks->dice(a, b); }},
};

}  // namespace

std::span<MeasureRow const> clk_measures() { return rows; }

}  // namespace jiayu::linkage
