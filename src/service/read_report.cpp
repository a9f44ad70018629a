#include "service/read_report.hpp"

#include "service/areas.hpp"
#include "service/district_pack.hpp"
#include "service/find_benefits.hpp"
#include "service/messages.hpp"
#include "service/register_figures.hpp"
#include "service/report_audit.hpp"
#include "service/report_indicators.hpp"
#include "service/report_json.hpp"
#include "service/report_page.hpp"
#include "service/snapshot_folder.hpp"
#include "service/targets.hpp"

namespace jiayu::service {

namespace {

std::vector<ReportBenefit> benefits_of(BenefitsFound const& found, std::vector<Area> const& towns) {
    constexpr std::int64_t town_unit = 1000;
    std::vector<ReportBenefit> benefits;
    for (auto const& benefit : found.benefits) {
        ReportBenefit told{benefit.id, benefit.period, benefit.title, benefit.rests_on_recall, benefit.amount_set, std::vector<BenefitTown>(towns.size() + 1)};
        for (auto const& [town, counts] : benefit.towns) {
            auto place = town ? std::ranges::find(towns, *town, [](Area const& area) { return area.code / town_unit; }) : towns.end();
            auto& sum = told.towns[std::size_t(place - towns.begin())];
            sum.open += counts.open(), sum.applied += counts.applied, sum.nearly += counts.nearly, sum.unknown += counts.unknown;
        }
        benefits.push_back(std::move(told));
    }
    return benefits;
}

int month_of(Date day) { return int(day.year()) * 100 + int(unsigned(day.month())); }

}  // namespace

Result<ReportData> read_report_data(ReportOptions const& options) {
    auto targets = load_targets(options.packs / "opinion-2017" / "targets.toml");
    if (!targets) return std::unexpected(targets.error());
    auto snapshot = open_newest_snapshot(options.data);
    if (!snapshot) return std::unexpected(snapshot.error());
    auto connection = snapshot->database.connect();
    if (auto empty = refuse_empty(connection, snapshot->number)) return std::unexpected(*empty);
    auto changes = changes_since(connection, options.store_url);
    if (!changes) return std::unexpected(changes.error());
    auto audit = read_newest_audit(options.data);
    if (!audit) return std::unexpected(audit.error());
    auto areas = read_areas(options.packs, connection, snapshot->as_of);
    if (!areas) return std::unexpected(areas.error());
    auto pack = load_judging_pack(options.data, options.packs);
    if (!pack) return std::unexpected(pack.error());
    auto month = options.month.value_or(month_of(snapshot->as_of));
    auto measured = policy::measure_indicators(*pack, connection, {.by = policy::AreaLevel::town, .last_month = month, .months = months_of_trend, .as_of = snapshot->as_of});
    auto opened = store::open_store_to_read(options.store_url);
    if (!opened) return std::unexpected(opened.error());
    auto& store = **opened;
    auto found = read_found_benefits(options.data);
    return ReportData{.generated_at = options.now_utc,
                      .as_of = to_iso(snapshot->as_of),
                      .month = month,
                      .snapshot = snapshot->number,
                      .audit_snapshot = audit->run.snapshot,
                      .changes = *changes,
                      .pack_version = snapshot->pack_version,
                      .district = areas->district,
                      .towns = areas->towns,
                      .months = measured.months,
                      .targets = std::move(*targets),
                      .indicators = indicators_of(*pack, measured, areas->towns),
                      .audit = rules_of(*audit, areas->towns),
                      .pyramid = read_pyramid(connection),
                      .departments = read_departments(store, connection),
                      .cut_columns = read_cut_columns(store),
                      .link = read_link_summary(store),
                      .benefits = found ? benefits_of(*found, areas->towns) : std::vector<ReportBenefit>(),
                      .benefits_as_of = found ? to_iso(found->as_of) : std::string(),
                      .births = births_of(*audit, areas->towns)};
}

Result<std::size_t> write_report_page(ReportData const& data, Path const& page_template, Path const& out) {
    std::error_code error;
    if (!std::filesystem::exists(page_template, error)) return refuse(message::report_template_missing, {{"path", page_template.string()}});
    auto page = fill_report_page(read_file(page_template), boost::json::serialize(to_json(make_report(data))));
    if (!page) return std::unexpected(page.error());
    write_file(out, *page);
    return page->size();
}

}  // namespace jiayu::service
