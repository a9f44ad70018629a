#include "cli/figure_text.hpp"

#include <cmath>
#include <limits>

#include "cli/text_table.hpp"

namespace jiayu::cli {

namespace {

std::string suffix(std::string_view unit) { return unit == "%" || unit == "‰" ? fmt::format(" {}", unit) : ""; }

// As many decimals as tell the value from its interval's ends, at most two.
int decimals_of(statistics::Estimate const& estimate) {
    double width = estimate.high - estimate.low;
    if (width >= 10) return 0;
    return width >= 0.5 ? 1 : 2;
}

// Halves go up, as in the report's page, where fmt would take the even neighbour.
std::string in_decimals(double value, int decimals) { return fmt::format("{:.{}f}", std::nextafter(value, std::numeric_limits<double>::infinity()), decimals); }

}  // namespace

std::string value_text(statistics::Estimate const& estimate, std::string_view unit) {
    return in_decimals(estimate.value, decimals_of(estimate)) + suffix(unit);
}

std::string interval_text(statistics::Estimate const& estimate) {
    auto decimals = decimals_of(estimate);
    return in_decimals(estimate.low, decimals) + "–" + in_decimals(estimate.high, decimals);
}

std::string target_text(statistics::Target const& target, std::string_view unit) {
    using enum statistics::Target::Kind;
    switch (target.kind) {
        case at_least: return fmt::format("≥ {}{}", target.low, suffix(unit));
        case at_most: return fmt::format("≤ {}{}", target.high, suffix(unit));
        case equal: return fmt::format("= {}{}", target.low, suffix(unit));
        case within: break;
    }
    return fmt::format("{}–{}{}", target.low, target.high, suffix(unit));
}

std::string count_text(std::optional<std::int64_t> count) { return count ? with_thousands(*count) : "·"; }

std::string month_text(int month) { return fmt::format("{:04}-{:02}", month / 100, month % 100); }

}  // namespace jiayu::cli
