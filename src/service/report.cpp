#include "service/report.hpp"

#include "service/protected_figures.hpp"

namespace jiayu::service {

namespace {

TargetState judge_figure(Figure const& figure, statistics::Target const& target) {
    if (figure.hidden) return TargetState::hidden;
    if (!figure.value) return TargetState::no_data;
    switch (statistics::judge(figure.value->estimate, target)) {
        case statistics::Verdict::met: return TargetState::met;
        case statistics::Verdict::not_met: return TargetState::not_met;
        case statistics::Verdict::undecided: break;
    }
    return TargetState::undecided;
}

Cause trace(std::string const& rule, AuditRow const& row) {
    Cause cause{.rule = rule, .count = row.total, .towns = {}};
    for (std::size_t town = 0; town < row.towns.size(); ++town)
        if (row.towns[town] != 0) cause.towns.push_back({town, row.towns[town]});
    std::ranges::stable_sort(cause.towns, std::greater(), [](TownCount const& town) { return town.count.value_or(-1); });
    return cause;
}

std::vector<Cause> trace_causes(TargetDefinition const& definition, Report const& report) {
    std::vector<Cause> causes;
    for (auto const& rule : definition.causes) {
        auto found = std::ranges::find(report.data->audit, rule, &AuditRule::id);
        if (found == report.data->audit.end()) continue;
        auto cause = trace(rule, report.audit[std::size_t(found - report.data->audit.begin())]);
        if (cause.count != 0) causes.push_back(std::move(cause));
    }
    return causes;
}

TargetRow judge_target(TargetDefinition const& definition, Report const& report) {
    TargetRow row{.definition = definition, .figure = {}, .towns = {}, .town_states = {}, .causes = {}};
    auto found = std::ranges::find(report.data->indicators, definition.indicator, &Indicator::id);
    if (found != report.data->indicators.end()) {
        auto const& indicator = report.indicators[std::size_t(found - report.data->indicators.begin())];
        row.figure = indicator.district;
        row.towns = indicator.towns;
    }
    row.state = judge_figure(row.figure, definition.target);
    for (auto const& town : row.towns) row.town_states.push_back(judge_figure(town, definition.target));
    row.causes = trace_causes(definition, report);
    return row;
}

// The references measure the quality of records: that one of them lacks an item tells nothing about its person.
bool is_of_records(TargetList const& list, Indicator const& indicator) {
    return std::ranges::any_of(list.targets, [&](TargetDefinition const& target) { return target.is_reference && target.indicator == indicator.id; });
}

}  // namespace

Report make_report(ReportData const& data) {
    Report report{.data = &data, .targets = {}, .indicators = {}, .audit = {}, .births = {}, .birth_totals = {}, .benefits = {}, .pyramid = {}, .findings = {}, .residents = {}};
    protect_audit(data, report);
    protect_pyramid(data, report);
    protect_births(data, report);
    protect_benefits(data, report);
    for (auto const& indicator : data.indicators)
        report.indicators.push_back(protect_indicator(indicator, is_of_records(data.targets, indicator) ? 0 : data.targets.small_number_threshold));
    for (auto const& definition : data.targets.targets) report.targets.push_back(judge_target(definition, report));
    return report;
}

std::string_view name_of(TargetState state) {
    constexpr std::array<std::string_view, 5> names = {"met", "not_met", "undecided", "no_data", "hidden"};
    return names[std::size_t(state)];
}

}  // namespace jiayu::service
