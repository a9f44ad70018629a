#include "linkage/measure_table.hpp"

namespace jiayu::linkage {

namespace {

using enum MeasureKind;

constexpr auto dates = prepare_part<&PreparedParts::dates>;

template <auto compare>
double compare_dates(PreparedParts const& parts, Code a, Code b) {
    return double(((*parts.dates).*compare)(a, b));
}

constexpr MeasureRow rows[] = {
    {"days", distance, dates, compare_dates<&DateValues::days>},
    {"months", distance, dates, compare_dates<&DateValues::months>},
    {"years", distance, dates, compare_dates<&DateValues::years>},
    {"swapped_day_month", yes_or_no, dates, compare_dates<&DateValues::swapped_day_month>},
    {"lunar", yes_or_no, dates, compare_dates<&DateValues::lunar>},
    {"date_slip", yes_or_no, dates, compare_dates<&DateValues::slip>},
    {"date_transposed", yes_or_no, dates, compare_dates<&DateValues::transposed>},
    {"ten_years", yes_or_no, dates, compare_dates<&DateValues::ten_years>},
    {"default_day", yes_or_no, dates, compare_dates<&DateValues::default_day>},
    {"same_year", yes_or_no, dates, compare_dates<&DateValues::same_year>},
};

}  // namespace

std::span<MeasureRow const> date_measures() { return rows; }

}  // namespace jiayu::linkage
