// Counts all indicators of a pack on a snapshot, by area and month, in one statement: each fact view is scanned once.
#pragma once
#include "db/duck_connection.hpp"
#include "policy/pack.hpp"

namespace jiayu::policy {

enum class AreaLevel : std::uint8_t { district, town, community };

struct MeasureOptions {
    AreaLevel by = AreaLevel::town;
    int last_month = 0;  // YYYYMM
    int months = 1;      // ending with it
    Date as_of{};
};

struct MeasuredIndicators {
    std::vector<int> months;           // YYYYMM, ascending
    std::vector<std::int64_t> areas;   // 12 digits, ascending
    std::vector<IndicatorCounts> counts;           // indicator, then area, then month
    std::vector<IndicatorCounts> district_counts;  // indicator, then month
    double seconds;

    IndicatorCounts const& at(std::size_t indicator, std::size_t area, std::size_t month) const {
        return counts[(indicator * areas.size() + area) * months.size() + month];
    }
    IndicatorCounts const& of_district(std::size_t indicator, std::size_t month) const { return district_counts[indicator * months.size() + month]; }
};

MeasuredIndicators measure_indicators(Pack const& pack, db::DuckConnection& snapshot, MeasureOptions const& options);

// The one statement: part, area, month (counted from year 0), then counts c0, c1 … of that part.
std::string measure_statement(Pack const& pack, MeasureOptions const& options);

constexpr int month_count(int yyyymm) { return yyyymm / 100 * 12 + yyyymm % 100 - 1; }
constexpr int month_from_count(int count) { return count / 12 * 100 + count % 12 + 1; }

}  // namespace jiayu::policy
