#include "service/indicators.hpp"

#include "domain/division.hpp"
#include "service/area_name.hpp"
#include "service/areas.hpp"
#include "service/district_pack.hpp"
#include "service/snapshot_folder.hpp"

namespace jiayu::service {

namespace {

using policy::AreaLevel;
using policy::IndicatorCounts;

std::string_view name_of(AreaLevel level) {
    switch (level) {
        case AreaLevel::district: return "district";
        case AreaLevel::town: return "town";
        case AreaLevel::community: break;
    }
    return "community";
}

Result<std::vector<BilingualText>> names_of(std::vector<std::int64_t> const& areas, Path const& packs, Date as_of) {
    auto folder = packs / "national" / "divisions";
    auto divisions = DivisionTable::load(read_file(folder / "changzhou_divisions_2023.csv"), read_file(folder / "changzhou_division_changes.csv"));
    if (!divisions) return std::unexpected(divisions.error());
    std::vector<BilingualText> names;
    for (auto area : areas) {
        auto code = DivisionCode::from_number(area);
        auto name = divisions->name_on(code, as_of);
        auto zh = name ? std::string(*name) : code.text();
        names.push_back({zh, name ? english_area_name(zh) : code.text()});
    }
    return names;
}

std::string number(double value) { return fmt::format("{:.4f}", value); }

void append_line(std::string& csv, IndicatorTable const& table, policy::Indicator const& indicator, std::string const& area, std::string const& name, int month,
                 IndicatorCounts const& counts) {
    auto value = policy::estimate(indicator, counts);
    csv += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", indicator.id, area, name, month, counts.numerator, counts.less, counts.denominator,
                       value ? number(value->value) : "", value ? number(value->low) : "", value ? number(value->high) : "", indicator.unit, table.snapshot,
                       to_iso(table.as_of), table.pack.version);
}

std::optional<IndicatorValue> value_of(policy::Indicator const& indicator, IndicatorCounts const& counts) {
    auto estimated = policy::estimate(indicator, counts);
    if (!estimated) return std::nullopt;
    auto events = indicator.method == policy::IndicatorMethod::error_rate ? std::abs(counts.numerator - counts.less) : counts.numerator - counts.less;
    return IndicatorValue{events, counts.denominator / indicator.divide, *estimated};
}

IndicatorKind kind_of(policy::IndicatorMethod method) {
    switch (method) {
        case policy::IndicatorMethod::proportion: return IndicatorKind::proportion;
        case policy::IndicatorMethod::sex_ratio: return IndicatorKind::ratio;
        default: return IndicatorKind::rate;
    }
}

// A district's folder that may only be read gives its figures all the same.
void write_csv(IndicatorTable& table, IndicatorOptions const& options, int month) {
    auto folder = options.data / "indicators";
    if (!can_write(std::filesystem::exists(folder) ? folder : options.data)) return;
    std::filesystem::create_directories(folder);
    table.file = folder / fmt::format("{:06}_{}_{}.csv", table.snapshot, name_of(options.by), month);
    write_file(table.file, indicators_csv(table));
}

}  // namespace

Result<IndicatorTable> read_indicators(IndicatorOptions const& options) {
    auto pack = load_judging_pack(options.data, options.packs);
    if (!pack) return std::unexpected(pack.error());
    auto snapshot = open_newest_snapshot(options.data);
    if (!snapshot) return std::unexpected(snapshot.error());
    auto as_of = snapshot->as_of;
    auto month = options.month.value_or(int(as_of.year()) * 100 + int(unsigned(as_of.month())));
    auto connection = snapshot->database.connect();
    if (auto empty = refuse_empty(connection, snapshot->number)) return std::unexpected(*empty);
    auto changes = changes_since(connection, options.store_url);
    if (!changes) return std::unexpected(changes.error());
    auto measured = policy::measure_indicators(*pack, connection, {.by = options.by, .last_month = month, .months = options.months, .as_of = as_of});
    auto names = names_of(measured.areas, options.packs, as_of);
    if (!names) return std::unexpected(names.error());
    IndicatorTable table{*std::move(pack), std::move(measured), *std::move(names), snapshot->number, as_of, *changes, {}};
    write_csv(table, options, month);
    return table;
}

std::string indicators_csv(IndicatorTable const& table) {
    std::string csv = "indicator,area,area_name,month,numerator,less,denominator,value,low,high,unit,snapshot,as_of,pack_version\n";
    auto const& measured = table.measured;
    for (std::size_t i = 0; i < table.pack.indicators.size(); ++i)
        for (std::size_t month = 0; month < measured.months.size(); ++month) {
            auto const& indicator = table.pack.indicators[i];
            append_line(csv, table, indicator, "district", "", measured.months[month], measured.of_district(i, month));
            for (std::size_t area = 0; area < measured.areas.size(); ++area)
                append_line(csv, table, indicator, std::to_string(measured.areas[area]), table.area_names[area].zh, measured.months[month],
                            measured.at(i, area, month));
        }
    return csv;
}

std::vector<Indicator> report_indicators(policy::Pack const& pack, db::DuckConnection& snapshot, std::vector<Area> const& towns,
                                         std::vector<int> const& months, Date as_of) {
    constexpr std::size_t year = 12;
    auto span = std::max(year, months.size());
    auto measured = policy::measure_indicators(pack, snapshot, {.by = AreaLevel::town, .last_month = months.back(), .months = int(span), .as_of = as_of});
    std::vector<Indicator> indicators;
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
        auto const& from = pack.indicators[i];
        Indicator indicator{from.id, {from.title_zh, from.title_en}, from.unit, from.basis, kind_of(from.method), std::nullopt, {}, {}};
        auto over_year = [&](auto const& counts_at) {
            IndicatorCounts sum;
            for (auto month = span - year; month < span; ++month) sum += counts_at(month);
            return value_of(from, sum);
        };
        indicator.district = over_year([&](std::size_t month) { return measured.of_district(i, month); });
        for (auto const& town : towns) {
            auto area = std::ranges::find(measured.areas, town.code);
            auto at = std::size_t(area - measured.areas.begin());
            indicator.towns.push_back(area == measured.areas.end() ? std::nullopt
                                                                   : over_year([&](std::size_t month) { return measured.at(i, at, month); }));
        }
        for (auto month = span - months.size(); month < span; ++month) indicator.months.push_back(value_of(from, measured.of_district(i, month)));
        indicators.push_back(std::move(indicator));
    }
    return indicators;
}

}  // namespace jiayu::service
