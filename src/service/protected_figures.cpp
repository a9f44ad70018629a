#include "service/protected_figures.hpp"

#include <numeric>

#include "statistics/small_number.hpp"

namespace jiayu::service {

namespace {

using statistics::CountTable;
using statistics::protect_small_numbers;
using statistics::ProtectedTable;
using Values = std::vector<std::optional<IndicatorValue>>;

template <class Counts>
void append(std::vector<std::int64_t>& to, Counts const& counts) {
    to.insert(to.end(), counts.begin(), counts.end());
}

// The counts of people that a value of this kind could give away.
std::vector<std::int64_t> groups_of(IndicatorValue const& value, IndicatorKind kind) {
    switch (kind) {
        case IndicatorKind::proportion: return {value.numerator, value.denominator - value.numerator};
        case IndicatorKind::rate: return {value.numerator};
        case IndicatorKind::ratio: return {value.numerator, value.denominator};
        case IndicatorKind::difference: return {value.numerator, value.less};
        case IndicatorKind::error: return {std::abs(value.numerator - value.less)};
    }
    return {};
}

std::size_t group_count(IndicatorKind kind) { return kind == IndicatorKind::rate || kind == IndicatorKind::error ? 1 : 2; }

ProtectedTable protect_values(Values const& values, IndicatorKind kind, std::int64_t threshold) {
    CountTable table{values.size(), group_count(kind), {}};
    for (auto const& value : values) {
        auto groups = value ? groups_of(*value, kind) : std::vector<std::int64_t>(table.columns);
        for (auto& count : groups) count = std::max<std::int64_t>(0, count);  // a part above its whole has no rest
        append(table.counts, groups);
    }
    return protect_small_numbers(table, threshold);
}

// A value is shown only when none of its groups is hidden: with one of them the value gives the other.
std::vector<Figure> show(Values const& values, ProtectedTable const& shown) {
    std::vector<Figure> figures;
    for (std::size_t row = 0; row < values.size(); ++row) {
        bool hidden = shown.hidden_rows[row];
        for (std::size_t column = 0; column < shown.columns; ++column) hidden = hidden || shown.hides(row, column);
        hidden = hidden && values[row].has_value();
        figures.push_back({hidden ? std::nullopt : values[row], hidden});
    }
    return figures;
}

bool any(std::vector<bool> const& flags) { return std::ranges::find(flags, true) != flags.end(); }

std::int64_t sum_of(CountTable const& table) { return std::accumulate(table.counts.begin(), table.counts.end(), std::int64_t(0)); }

std::optional<std::int64_t> unless(bool hidden, std::int64_t count) { return hidden ? std::nullopt : std::optional(count); }

ShownCounts shown_row(CountTable const& table, ProtectedTable const& shown, std::size_t row) {
    ShownCounts counts;
    for (std::size_t column = 0; column < table.columns; ++column) counts.push_back(unless(shown.hides(row, column), table.at(row, column)));
    return counts;
}

// Of each column.
ShownCounts shown_totals(CountTable const& table, ProtectedTable const& shown) {
    ShownCounts totals;
    for (std::size_t column = 0; column < table.columns; ++column) {
        std::int64_t total = 0;
        for (std::size_t row = 0; row < table.rows; ++row) total += table.at(row, column);
        totals.push_back(unless(shown.hidden_columns[column], total));
    }
    return totals;
}

}  // namespace

IndicatorRow protect_indicator(Indicator const& indicator, std::int64_t threshold) {
    auto towns = protect_values(indicator.towns, indicator.kind, threshold);
    auto months = protect_values(indicator.months, indicator.kind, threshold);
    auto alone = protect_values({indicator.district}, indicator.kind, threshold);
    // The district's value goes when it is small itself, or when it is what hides a town.
    bool hidden = indicator.district && (any(alone.hidden_cells) || any(towns.hidden_columns) || towns.hidden_total);
    return {.district = {hidden ? std::nullopt : indicator.district, hidden}, .towns = show(indicator.towns, towns), .months = show(indicator.months, months)};
}

void protect_audit(ReportData const& data, Report& report) {
    CountTable table{data.audit.size(), data.towns.size() + 1, {}};
    for (auto const& rule : data.audit) {
        append(table.counts, rule.towns);
        table.counts.push_back(rule.elsewhere);
    }
    auto shown = protect_small_numbers(table, data.targets.small_number_threshold);
    for (std::size_t row = 0; row < table.rows; ++row) {
        auto counts = shown_row(table, shown, row);
        std::int64_t total = 0;
        for (std::size_t column = 0; column < table.columns; ++column) total += table.at(row, column);
        auto elsewhere = counts.back();
        counts.pop_back();
        report.audit.push_back({.towns = std::move(counts), .elsewhere = elsewhere, .total = unless(shown.hidden_rows[row], total)});
    }
    report.findings = unless(shown.hidden_total, sum_of(table));
}

void protect_pyramid(ReportData const& data, Report& report) {
    CountTable table{data.pyramid.size(), 2, {}};
    for (auto const& band : data.pyramid) append(table.counts, std::array{band.males, band.females});
    auto shown = protect_small_numbers(table, data.targets.small_number_threshold);
    for (std::size_t row = 0; row < table.rows; ++row) report.pyramid.push_back(shown_row(table, shown, row));
    report.residents = unless(shown.hidden_total, sum_of(table));
}

void protect_births(ReportData const& data, Report& report) {
    if (data.births.empty()) return;
    CountTable table{data.births.size(), 4, {}};
    for (auto const& town : data.births) append(table.counts, std::array{town.agreed, town.late, town.unreported, town.overreported});
    auto shown = protect_small_numbers(table, data.targets.small_number_threshold);
    for (std::size_t row = 0; row < table.rows; ++row) report.births.push_back(shown_row(table, shown, row));
    report.birth_totals = shown_totals(table, shown);
}

// Each benefit is a table of its own: no sum over benefits is published.
void protect_benefits(ReportData const& data, Report& report) {
    for (auto const& benefit : data.benefits) {
        CountTable table{benefit.towns.size(), 4, {}};
        for (auto const& town : benefit.towns) append(table.counts, std::array{town.open, town.applied, town.nearly, town.unknown});
        auto shown = protect_small_numbers(table, data.targets.small_number_threshold);
        auto& row = report.benefits.emplace_back();
        for (std::size_t town = 0; town < table.rows; ++town) row.towns.push_back(shown_row(table, shown, town));
        row.totals = shown_totals(table, shown);
    }
}

}  // namespace jiayu::service
